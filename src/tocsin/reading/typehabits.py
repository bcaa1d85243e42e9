"""How acts of a type are told (``data/type_habits.tsv``): where their place stands, and who may be on the other side.

``place``: ``anywhere`` in the sentence · in the ``clause`` · ``near``: hanging on the act itself · ``never`` named.
``bodies``: ``hit`` unnamed people and things stand for those harmed · ``named`` only known or named parties ·
``moved`` the object is what the actor moves and no other side. ``at``: further prepositions that say where.
``inherits``: an act without a place of its own is where the sentences before it are.
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
    inherits: bool


COLUMNS = ("type", "place", "bodies", "at", "inherits")


@cache
def load_type_habits() -> dict[str, Habit]:
    """The habits by PLOVER type."""
    return {
        row["type"]: Habit(
            place=cast(Reach, row["place"]),
            bodies=cast(Bodies, row["bodies"]),
            at=frozenset(cell_parts(row["at"])),
            inherits=row["inherits"] == "yes",
        )
        for row in read_table("type_habits.tsv", COLUMNS, "tocsin.reading")
    }
