"""Countries in other schemes: ISO 3166 alpha-3 and number, Gleditsch and Ward number, UCDP region.

Sources: ISO 3166 as GeoNames lists it; Gleditsch and Ward, "Interstate System Membership" (1999) with its list of
microstates. A territory without a number in a scheme has none here either.
"""

from dataclasses import dataclass
from functools import cache

from tocsin.tables import read_table

REGIONS = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (700, "Middle East"), (1000, "Asia"))
"""UCDP's regions, each from the end of the one before up to but not including a Gleditsch and Ward number."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country in four schemes; ``numeric`` and ``gw`` are None where there is none."""

    iso2: str
    iso3: str
    name: str
    numeric: int | None
    gw: int | None

    @property
    def region(self) -> str | None:
        """The UCDP region, by the Gleditsch and Ward number."""
        if self.gw is None:
            return None
        return next(name for end, name in REGIONS if self.gw < end)


@cache
def load_countries() -> dict[str, Country]:
    """All countries by ISO 3166 alpha-2 code. Raises KnowledgeError when a table breaks its format."""
    named = read_table("gazetteer/countries.tsv", ("iso", "name", "aliases", "lat", "lon"))
    names = {row["iso"]: row["name"] for row in named}
    return {
        row["iso2"]: Country(
            row["iso2"],
            row["iso3"],
            names[row["iso2"]],
            int(row["numeric"]) if row["numeric"] else None,
            int(row["gw"]) if row["gw"] else None,
        )
        for row in read_table("countries.tsv", ("iso2", "iso3", "numeric", "gw"), "tocsin.exports")
    }


def country_of(iso2: str | None) -> Country | None:
    """The country of a code, None for an unknown one."""
    return load_countries().get(iso2 or "")
