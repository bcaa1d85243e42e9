"""Names of people known beforehand: given names, heads of state and government (``data/persons``)."""

from dataclasses import dataclass
from functools import cache

from tocsin.tables import cell_parts, read_table

LEADER_COLUMNS = ("name", "aliases", "country", "source")


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of state or government: all names, and the country as ISO alpha-2."""

    names: tuple[str, ...]
    country: str


@cache
def load_given_names() -> frozenset[str]:
    """Given names, lower case. Raises KnowledgeError when the table breaks its format."""
    return frozenset(row["name"] for row in read_table("persons/given_names.tsv", ("name",)))


@cache
def load_heads_of_state() -> tuple[Leader, ...]:
    """The heads of state and government. Raises KnowledgeError when the table breaks its format."""
    rows = read_table("persons/leaders.tsv", LEADER_COLUMNS)
    return tuple(Leader((row["name"], *cell_parts(row["aliases"])), row["country"]) for row in rows)
