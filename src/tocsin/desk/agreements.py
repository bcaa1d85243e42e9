"""How far the coders of a sample agree, field by field, and where they differ."""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tocsin.desk.correctedwords import say_corrected
from tocsin.evaluation.agreement import alpha, nominal, ratio
from tocsin.knowledge.wordfold import folded_words
from tocsin.store.codings import Coding

CODED = (
    "accepted",
    "type",
    "modes",
    "standing",
    "actors",
    "recipients",
    "when",
    "place",
    "killed",
    "injured",
)
TOLLS = ("killed", "injured")
LABELS = {
    "accepted": "an act at all", "type": "act", "actors": "who", "recipients": "to whom", "place": "where"
}  # fmt: skip
Value = TypeVar("Value")
Codings = Mapping[str, Mapping[str, Coding]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The alpha of one field (None where nothing can be said), how values were compared, and on how many claims."""

    field: str
    scale: str
    alpha: float | None
    claims: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim of which coders say two things: each coder's value in words."""

    claim: str
    field: str
    said: tuple[tuple[str, str], ...]


def agreements(codings: Codings) -> list[Agreement]:
    """The agreement on each field; on a toll twice: whether a number is given, and on the number where all give one.

    Where a coder says that there is no such act, her other fields are empty and do not count.
    """
    found = [
        _nominal(codings, field, LABELS.get(field, field), _plain) for field in CODED if field not in TOLLS
    ]
    for field in TOLLS:
        found.append(_nominal(codings, field, f"{field}: a number at all", lambda value: value is not None))
        figures = _units(codings, field, _middle)
        numbers = [[value for value in unit if value is not None] for unit in figures]
        found.append(Agreement(f"{field}: the number", "ratio", alpha(numbers, ratio), _counted(numbers)))
    return found


def differences(codings: Codings) -> list[Difference]:
    """Each claim and field on which the coders differ, in the order of the draw."""
    found = []
    for claim, by_coder in codings.items():
        for field in CODED:
            said = {by: one.values[field] for by, one in by_coder.items() if field in one.values}
            if len({_plain(value) for value in said.values()}) > 1:
                words = tuple((by, _say(field, value)) for by, value in sorted(said.items()))
                found.append(Difference(claim, LABELS.get(field, field), words))
    return found


def _nominal(codings: Codings, field: str, label: str, plain: Callable[[object], Hashable]) -> Agreement:
    units = _units(codings, field, plain)
    return Agreement(label, "nominal", alpha(units, nominal), _counted(units))


def _units(codings: Codings, field: str, plain: Callable[[object], Value]) -> list[list[Value]]:
    return [
        [plain(one.values[field]) for one in by_coder.values() if field in one.values]
        for by_coder in codings.values()
    ]


def _counted(units: list[list[Value]]) -> int:
    return sum(len(unit) > 1 for unit in units)


def _plain(value: object) -> str:
    """A value as a text that is the same for two spellings of it: the id of a name, names in any order."""
    if isinstance(value, list):
        return json.dumps(sorted(_plain(one) for one in value))
    if isinstance(value, str):
        return " ".join(folded_words(value)) or value
    if isinstance(value, Mapping) and "name" in value:
        return str(value.get("id") or " ".join(folded_words(str(value["name"]))))
    return json.dumps(value, sort_keys=True)


def _middle(value: object) -> float | None:
    """One number for a figure: the middle of a range, the least of an open one."""
    if isinstance(value, Mapping):
        low, high = value.get("low"), value.get("high")
        return (float(low) + float(low if high is None else high)) / 2 if isinstance(low, int) else None
    return float(value) if isinstance(value, int) else None


def _say(field: str, value: object) -> str:
    return ("yes" if value else "no") if field == "accepted" else say_corrected(field, value)
