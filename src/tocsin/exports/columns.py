"""The columns of each shape, in order, and what Tocsin puts there (``data/columns``).

Sources: the codebooks of ACLED, UCDP GED and POLECAT; OCHA's HXL tags for UCDP data.
"""

from functools import cache

from tocsin.tables import read_table

PACKAGE = "tocsin.exports"
SHAPES = ("acled", "ged", "polecat")
TABLES = ("incidents", "claims", "sources")


@cache
def columns(shape: str) -> tuple[str, ...]:
    """The column names of another project's shape. Raises KnowledgeError when the table breaks its format."""
    return tuple(row["column"] for row in read_table(f"columns/{shape}.tsv", ("column", "meaning"), PACKAGE))


@cache
def typed_columns(name: str) -> dict[str, str]:
    """The columns of one of our own tables with their types: text, integer, real or date."""
    rows = read_table(f"columns/{name}.tsv", ("column", "type", "meaning"), PACKAGE)
    return {row["column"]: row["type"] for row in rows}


@cache
def tagged_columns() -> dict[str, str]:
    """The columns of the HXL table with their tags."""
    rows = read_table("columns/hxl.tsv", ("column", "tag", "meaning"), PACKAGE)
    return {row["column"]: row["tag"] for row in rows}
