"""Two claims field by field, with what the machine made of each field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from tocsin.incidents.comparison import compare
from tocsin.model.claim import Claim
from tocsin.model.judgement import Judgement, Reason
from tocsin.model.telling import Telling
from tocsin.model.words import UNKNOWN, say_number, say_parties, say_when, say_where

Finding = Literal["same", "unsure", "differs"]
FIELDS: tuple[tuple[str, str, Callable[[Claim], str]], ...] = (
    ("type", "act", lambda claim: claim.type),
    ("modes", "modes", lambda claim: ", ".join(mode.name for mode in claim.modes)),
    ("standing", "standing", lambda claim: claim.standing.replace("-", " ")),
    ("actors", "who", lambda claim: say_parties(claim.actors)),
    ("recipients", "to whom", lambda claim: say_parties(claim.recipients)),
    ("when", "when", lambda claim: say_when(claim.when)),
    ("place", "where", lambda claim: say_where(claim.place)[0]),
    ("killed", "killed", lambda claim: say_number(claim.killed)),
    ("injured", "injured", lambda claim: say_number(claim.injured)),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: the field, each claim's value in words ("" where it is not known, None where the field is of both
    together), and what the machine says of it."""

    field: str
    values: tuple[str | None, ...]
    finding: Finding | None
    words: str


def values_of(tellings: Sequence[Telling]) -> list[Compared]:
    """The rows of claims that are not compared."""
    return [Compared(label, _values(say, tellings), None, "") for _, label, say in FIELDS]


def compare_side_by_side(one: Telling, other: Telling, judgement: Judgement | None) -> list[Compared]:
    """The rows of two claims with the reasons of a judgement, or of a new comparison where there is none."""
    reasons = judgement.reasons if judgement else compare(one, other).reasons
    by_field: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_field.setdefault(reason.field, []).append(reason)
    rows = []
    for field, label, say in FIELDS:
        values = _values(say, (one, other))
        rows.append(Compared(label, values, *_found(by_field.pop(field, []), values)))
    published = tuple(side.published.isoformat() if side.published else "" for side in (one, other))
    rows.append(Compared("told", published, *_found(by_field.pop("told", []), published)))
    rows += [Compared(field, (None, None), *_found(said, ("", ""))) for field, said in by_field.items()]
    return rows


def _values(say: Callable[[Claim], str], tellings: Sequence[Telling]) -> tuple[str, ...]:
    said = (say(telling.claim) for telling in tellings)
    return tuple("" if value == UNKNOWN else value for value in said)


def _found(reasons: list[Reason], values: tuple[str, ...]) -> tuple[Finding, str]:
    if not reasons:
        if not all(values):
            return "unsure", "not known in " + ("either" if not any(values) else "one")
        return "unsure", "does not count"
    weight = sum(reason.weight for reason in reasons)
    words = "; ".join(reason.words for reason in reasons)
    if weight == 0:  # what the machine has learnt to leave out of account
        return ("same" if values[0] == values[1] else "unsure"), words
    return ("same" if weight > 0 else "differs"), words
