"""The names of countries by their ISO 3166 alpha-2 code."""

from functools import cache

from tocsin.tables import read_table

COLUMNS = ("iso", "name", "aliases", "lat", "lon")


@cache
def country_names() -> dict[str, str]:
    """Each code with the usual English name."""
    return {row["iso"]: row["name"] for row in read_table("gazetteer/countries.tsv", COLUMNS)}
