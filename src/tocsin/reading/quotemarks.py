"""What stands between quotation marks in a text, paragraph by paragraph."""

import re
from bisect import bisect_right
from dataclasses import dataclass

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
MARK = re.compile(r"[“”«»„\"]|``|''")
OPENING = frozenset({"“", "«", "„", "``"})
CLOSING = frozenset({"”", "»"})


@dataclass(frozen=True, slots=True)
class Quotes:
    """Half-open stretches of a text between quotation marks, the marks included, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def around(self, position: int) -> tuple[int, int] | None:
        """The quotation that holds the character at ``position``."""
        index = bisect_right(self.starts, position) - 1
        if index < 0 or position >= self.ends[index]:
            return None
        return self.starts[index], self.ends[index]

    def holds(self, position: int) -> bool:
        """Whether the character at ``position`` is quoted."""
        return self.around(position) is not None


def find_quotes(text: str) -> Quotes:
    """The quotations of a text. One left open ends with its paragraph: the next opens its own."""
    starts: list[int] = []
    ends: list[int] = []
    for paragraph in PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in MARK.finditer(paragraph[0]):
            sign, place = mark[0], paragraph.start() + mark.start()
            if opened is None and sign not in CLOSING:
                opened = place
            elif opened is not None and sign not in OPENING:
                starts.append(opened)
                ends.append(place + len(sign))
                opened = None
        if opened is not None:
            starts.append(opened)
            ends.append(paragraph.end())
    return Quotes(tuple(starts), tuple(ends))
