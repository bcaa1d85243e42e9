"""A judgement: whether two claims tell of one act, by whom, when and why. Judgements are added, never changed."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

Verdict = Literal["same", "not-same", "unsure", "withdrawn"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says for (``weight`` above 0) or against (below 0) two claims being one act, in plain words."""

    field: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """``one`` and ``other`` are keys of claims, ``one`` the smaller.

    ``person`` tells a person's judgement from the machine's; a person's always wins. ``by`` is the person's name or
    the machine's name and version. ``score`` lies between 0 and 1, None for a person's. ``act`` groups the judgements
    of one deed ("merge", "split"), so that they are undone together. ``undoes`` is the number of the judgement that a
    "withdrawn" one takes out of force. ``number`` is the place in the record, None before it is kept.
    """

    one: str
    other: str
    verdict: Verdict
    by: str
    at: dt.datetime
    person: bool = False
    score: float | None = None
    reasons: tuple[Reason, ...] = ()
    act: str | None = None
    undoes: int | None = None
    number: int | None = None

    def __post_init__(self) -> None:
        if not self.one < self.other:
            raise ValueError("a judgement is about two claims, the smaller key first")
