"""The rows of a CSV table after RFC 4180, streamed; a quote that is never closed costs its own row and no other."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.sources.limits import load_limits


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be cut into cells, and what to do about it; ``whole`` when all its lines are passed over."""

    message: str
    hint: str
    whole: bool = False


# Longest articles that are read on to find the end of a cell in quotes.
PATIENCE = 2


@dataclass(slots=True)
class Row:
    """A row being read: its cells so far, the pieces of the open cell, and whether that stands in quotes.

    ``loose`` says that something stood between a closing quote and the delimiter: the quote was no closing one.
    """

    cells: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    quoted: bool = False
    loose: bool = False

    def take(self, line: str, delimiter: str) -> None:
        """Reads one line; the row goes on in the next line while ``quoted``."""
        position = 0
        while True:
            if self.quoted:
                end = line.find('"', position)
                if end < 0:
                    self.pieces.append(line[position:])
                    return
                self.pieces.append(line[position:end])
                position = end + 1
                if line.startswith('"', position):
                    self.pieces.append('"')
                    position += 1
                    continue
                self.quoted = False
            elif not self.pieces and line.startswith('"', position):
                self.quoted = True
                position += 1
                # An empty quoted cell must not be opened again by its own closing quote.
                self.pieces.append("")
                continue
            end = line.find(delimiter, position)
            rest = line[position:].rstrip("\r\n") if end < 0 else line[position:end]
            self.loose |= bool(self.pieces) and bool(rest.strip())
            self.pieces.append(rest)
            self.cells.append("".join(self.pieces))
            self.pieces = []
            if end < 0:
                return
            position = end + 1


def table_rows(
    lines: Iterator[str], delimiter: str, width: int, first_line: int = 1
) -> Iterator[tuple[int, list[str] | Broken]]:
    """The rows that hold something, as cells, each with the number of its first line (counted from ``first_line``).

    A row of other than ``width`` cells, or with a quote out of place, gives a Broken, and reading goes on after the
    first line of that row; a row longer than the longest article gives one too, and is passed over.
    """
    most = load_limits().longest_article
    waiting: deque[str] = deque()
    number = first_line
    while True:
        row, taken, size = Row(), list[str](), 0
        while not taken or (row.quoted and size <= PATIENCE * most):
            line = waiting.popleft() if waiting else next(lines, "")
            if not line:
                break
            taken.append(line)
            size += len(line)
            row.take(line, delimiter)
        if not taken:
            return
        fault = _fault(row, size, width)
        if fault is not None:
            yield number, fault
        elif any(cell.strip() for cell in row.cells):
            yield number, row.cells
        if fault is None or fault.whole:
            number += len(taken)
        else:
            waiting.extendleft(reversed(taken[1:]))
            number += 1


def header_cells(line: str, delimiter: str) -> list[str]:
    """The names of the columns in the first line of a table."""
    row = Row()
    row.take(line, delimiter)
    return [cell.strip() for cell in row.cells]


def _fault(row: Row, size: int, width: int) -> Broken | None:
    most = load_limits().longest_article
    if row.quoted:
        return Broken("a quote is not closed", "close it, and write a quote in a text twice")
    if size > most:
        return Broken(f"the row is longer than {most:,} characters", "split it into its reports", whole=True)
    if row.loose:
        return Broken("a quote stands inside a cell", "put the cell in quotes, and write a quote in it twice")
    if len(row.cells) == width or not any(cell.strip() for cell in row.cells):
        return None
    message = f"the row has {len(row.cells)} cells, the header {width}"
    return Broken(message, "put a text that holds the delimiter in quotes")
