"""What a crosswalk asks of the sides of an act: armed, of a state, civilians (``data/sides.tsv``)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.ontology.types import PACKAGE
from tocsin.tables import read_table

COLUMNS = ("kind", "side", "armed")
SIDES = frozenset({"state", "non-state", "civilian", "-"})
ANSWERS = frozenset({"yes", "no", "-"})


@dataclass(frozen=True, slots=True)
class Side:
    """What the kind of a party says; "-" where the kind alone does not tell."""

    kind: str
    side: str
    armed: str


@cache
def load_sides() -> dict[str, Side]:
    """The sides by kind of party. Raises KnowledgeError when the table breaks its format."""
    sides: dict[str, Side] = {}
    for row in read_table("sides.tsv", COLUMNS, PACKAGE):
        if row["side"] not in SIDES or row["armed"] not in ANSWERS:
            raise KnowledgeError(f"sides.tsv: bad side or answer beside {row['kind']}", "use the known ones")
        sides[row["kind"]] = Side(row["kind"], row["side"], row["armed"])
    return sides


def _armed(sides: list[Side]) -> bool:
    return any(side.armed == "yes" for side in sides)


def _unarmed(sides: list[Side]) -> bool:
    return not _armed(sides) and any(side.armed == "no" for side in sides)


def _of_state(sides: list[Side]) -> bool:
    return any(side.side == "state" for side in sides)


def _non_state(sides: list[Side]) -> bool:
    return not _of_state(sides) and any(side.side == "non-state" for side in sides)


def _civilian(sides: list[Side]) -> bool:
    return bool(sides) and all(side.side == "civilian" for side in sides)


CONDITIONS: dict[str, Callable[[list[Side]], bool]] = {
    "any": lambda _: True,
    "armed": _armed,
    "unarmed": _unarmed,
    "state": _of_state,
    "non-state": _non_state,
    "civilian": _civilian,
}


def meets(condition: str, kinds: Iterable[str | None]) -> bool:
    """Whether parties of these kinds meet a condition of a crosswalk table.

    ``any`` asks nothing; ``armed`` and ``state`` want one such party; ``unarmed`` and ``non-state`` want one
    such party and none of the opposite; ``civilian`` wants all to be civilians. Unknown kinds meet nothing
    but ``any``.
    """
    known = load_sides()
    return CONDITIONS[condition]([known[kind] for kind in kinds if kind in known])
