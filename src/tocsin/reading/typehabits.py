"""How acts of a type are told (``data/type_habits.tsv``): where their place stands, and who may be on the other side.

``place``: ``anywhere`` in the sentence · in the ``clause`` · ``near``: hanging on the act itself · ``never`` named.
``bodies``: ``hit`` unnamed people and things stand for those harmed · ``named`` only known or named parties ·
``moved`` the object is what the actor moves and no other side. ``at``: further prepositions that say where.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from tocsin.tables import cell_parts, read_table

Reach = Literal["anywhere", "clause", "near", "never"]
Bodies = Literal["hit", "named", "moved"]


@dataclass(frozen=True, slots=True)
class Habit:
    """The habit of one type."""

    place: Reach
    bodies: Bodies
    at: frozenset[str]


@cache
def load_type_habits() -> dict[str, Habit]:
    """The habits by PLOVER type."""
    rows = read_table("type_habits.tsv", ("type", "place", "bodies", "at"), "tocsin.reading")
    return {
        row["type"]: Habit(
            cast(Reach, row["place"]), cast(Bodies, row["bodies"]), frozenset(cell_parts(row["at"]))
        )
        for row in rows
    }
