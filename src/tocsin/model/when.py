"""When an act happened, as finely as the article says and no finer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tocsin.model.span import Span

WhenPrecision = Literal["day", "week", "month", "year", "span", "unknown"]
WHEN_PRECISIONS: tuple[str, ...] = get_args(WhenPrecision)


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days, both ends included; both ends are None when ``precision`` is ``unknown``.

    ``span`` holds the words that give the time; None when the tense of a dated report gives it.
    """

    start: date | None = None
    end: date | None = None
    precision: WhenPrecision = "unknown"
    span: Span | None = None

    def __post_init__(self) -> None:
        known = self.precision != "unknown"
        if known != (self.start is not None) or known != (self.end is not None):
            raise ValueError("a known time has both ends, an unknown time has none")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"time ends ({self.end}) before it starts ({self.start})")


UNKNOWN_WHEN = When()
