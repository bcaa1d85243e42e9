"""How many were killed or injured, as the article gives it."""

from dataclasses import dataclass

from tocsin.model.span import Span


@dataclass(frozen=True, slots=True)
class Casualties:
    """A number of people between ``low`` and ``high``, both included; ``high`` is None for an open minimum.

    "26 killed" is 26 to 26; "at least 4" is 4 to None; "more than 100" is 101 to None; "up to 9" is 0 to 9;
    "dozens" is 24 to None (codebook 1.1).
    """

    low: int
    high: int | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"no such number of people: {self.low} to {self.high}")
