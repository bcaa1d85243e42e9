"""How fine a place is, and whether one can lie in another (``data/places.toml``)."""

from dataclasses import dataclass
from functools import cache

from tocsin.incidents.partycomparison import name_words
from tocsin.incidents.placecomparison import km_between
from tocsin.knowledge.gazetteer.packages import countries
from tocsin.model.place import PLACE_PRECISIONS, Place
from tocsin.tables import Values, make_of, read_table

COUNTRY_COLUMNS = ("iso", "name", "aliases", "lat", "lon")
LEVEL = {precision: level for level, precision in enumerate(PLACE_PRECISIONS)}
"""0 for a site to 5 for a region that crosses borders."""
AREA = LEVEL["province"]
COUNTRY = LEVEL["country"]


@dataclass(frozen=True, slots=True)
class PlaceLimits:
    """``reach_km`` by precision, and how many times as many families make a majority."""

    reach_km: dict[str, float]
    majority: float


@cache
def load_place_limits() -> PlaceLimits:
    """The shipped limits. Raises KnowledgeError when the file breaks its format."""
    return make_of("places.toml", "tocsin.incidents", _limits)


def _limits(values: Values) -> PlaceLimits:
    reach = {str(name): float(km) for name, km in values["reach_km"].items()}
    return PlaceLimits(reach, float(values["majority"]["times"]))


def is_same(one: Place, other: Place) -> bool:
    """Whether two mentions mean one place: by id, else by name and country; an ambiguous name fits any of that name."""
    if one.id is not None and other.id is not None:
        return one.id == other.id
    if one.country and other.country and one.country != other.country:
        return False
    if LEVEL[one.precision] == LEVEL[other.precision] == COUNTRY:
        return one.country == other.country and (one.country is not None or one.name == other.name)
    return name_words(one.name) == name_words(other.name)


def fits(fine: Place, coarse: Place) -> bool:
    """Whether ``fine`` can lie in ``coarse``, so that who says the second supports the first. Cautious: where neither
    points nor names tell, a place lies only in its country."""
    if is_same(fine, coarse):
        return True
    if LEVEL[coarse.precision] <= LEVEL[fine.precision]:
        return False
    if fine.country and coarse.country and fine.country != coarse.country:
        return False
    if LEVEL[coarse.precision] >= COUNTRY:
        return bool(coarse.country) and fine.country == coarse.country
    away = km_between(fine, coarse)
    if away is not None:
        return away <= load_place_limits().reach_km[coarse.precision]
    return name_words(coarse.name) <= name_words(fine.name) or (
        LEVEL[coarse.precision] == AREA and bool(fine.country) and fine.country == coarse.country
    )


@cache
def country_place(code: str) -> Place | None:
    """A country as a place, None for a code that no country has."""
    for row in read_table("gazetteer/countries.tsv", COUNTRY_COLUMNS):
        if row["iso"] == code:
            number = countries().get(code, {}).get("geonameid")
            ref = f"geonames:{number}" if number else f"tocsin:country/{code.lower()}"
            return Place(
                row["name"], "country", code, float(row["lat"]), float(row["lon"]), ref, number or None
            )
    return None
