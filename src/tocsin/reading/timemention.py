"""The time nouns of the reader: an expression of time found in a text, with the days it names."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tocsin.model.span import Span
from tocsin.model.when import UNKNOWN_WHEN, When, WhenPrecision
from tocsin.reading.calendar import shift

Tense = Literal["past", "present", "future"]
TimeKind = Literal["point", "span", "since", "until", "duration", "set", "vague"]
TimeRole = Literal["when", "attribute", "deadline", "start", "comparison", "before", "after"]
Grain = Literal[
    "none",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]
Part = Literal["", "early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """What an expression of time means; ``first`` and ``last`` (both included) are None together.

    ``grain`` is the unit that the words name, ``amount`` how many of them a duration or distance has,
    ``part`` the part of the unit ("early March"), ``absolute`` whether the words name the year themselves,
    ``offset`` how many units it lies from a day spoken of ("the previous day" is -1), None if it leans on none.
    """

    first: date | None = None
    last: date | None = None
    precision: WhenPrecision = "unknown"
    kind: TimeKind = "point"
    grain: Grain = "day"
    amount: float | None = None
    part: Part = ""
    absolute: bool = False
    role: TimeRole = "when"
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time at ``[start, end)`` of a text.

    ``kind``: ``point`` one stretch of the calendar · ``span`` from one to another · ``since`` up to the
    publication · ``until`` from the publication · ``duration`` a length only · ``set`` repeated ·
    ``vague`` no calendar value ("recently", "days after X").

    ``role`` hints what it does in the sentence: ``when`` dates the clause · ``attribute`` dates a noun ("the
    October 7 attack", "Monday's raid") · ``deadline`` (by, until) · ``start`` (from, starting) · ``comparison``
    ("for the first time since 2022") · ``before`` and ``after`` lie at the side of the expression.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: WhenPrecision
    kind: TimeKind
    role: TimeRole = "when"
    grain: Grain = "day"
    amount: float | None = None
    part: Part = ""
    absolute: bool = False
    offset: int | None = None

    @property
    def known(self) -> bool:
        """Whether the expression names calendar days."""
        return self.first is not None

    def counterpart(self, day: date) -> date | None:
        """The day of what "two days after X" leans on, X, when the act told of is on ``day``; None if unclear."""
        return None if self.offset is None else shift(day, -self.offset, self.grain)

    def when(self, span: Span | None = None) -> When:
        """The days as a ``When``, with ``span`` as their words; the unknown time if none is known."""
        if self.first is None or self.last is None:
            return UNKNOWN_WHEN
        return When(self.first, self.last, self.precision, span)
