"""A span: the words of an article that state a value."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["text", "title"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)`` into one part of an article, with the words found there.

    ``part`` is ``text`` (the body) or ``title``. Offsets count Unicode code points from 0.
    """

    start: int
    end: int
    text: str
    part: Part = "text"

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit its text {self.text!r}")

    def overlaps(self, other: "Span") -> bool:
        """Whether both spans share at least one character of the same part."""
        return self.part == other.part and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies inside this span."""
        return self.part == other.part and self.start <= other.start and other.end <= self.end
