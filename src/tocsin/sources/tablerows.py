"""The rows of a CSV table after RFC 4180, streamed; a quote that is never closed costs its own row and no other."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.sources.limits import load_limits


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be cut into cells, and what to do about it."""

    message: str
    hint: str


@dataclass(slots=True)
class Row:
    """A row being read: its cells so far, the pieces of the open cell, and whether that stands in quotes."""

    cells: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    quoted: bool = False

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
            rest = line[position:] if end < 0 else line[position:end]
            self.pieces.append(rest.rstrip("\r\n") if end < 0 else rest)
            self.cells.append("".join(self.pieces))
            self.pieces = []
            if end < 0:
                return
            position = end + 1


def table_rows(
    lines: Iterator[str], delimiter: str, width: int, first_line: int = 1
) -> Iterator[tuple[int, list[str] | Broken]]:
    """The rows that hold something, as cells, each with the number of its first line (counted from ``first_line``).

    A row of other than ``width`` cells, or longer than the longest article, gives a Broken, and reading goes on after
    the first line of that row.
    """
    most = load_limits().longest_article
    waiting: deque[str] = deque()
    number = first_line
    while True:
        row, taken, size = Row(), list[str](), 0
        while not taken or (row.quoted and size <= most):
            line = waiting.popleft() if waiting else next(lines, "")
            if not line:
                break
            taken.append(line)
            size += len(line)
            if size <= most:
                row.take(line, delimiter)
        if not taken:
            return
        if size <= most and not row.quoted and not any(cell.strip() for cell in row.cells):
            number += len(taken)
            continue
        if size > most or row.quoted or len(row.cells) != width:
            yield number, _complaint(row, size, width)
            waiting.extendleft(reversed(taken[1:]))
            number += 1
            continue
        yield number, row.cells
        number += len(taken)


def header_cells(line: str, delimiter: str) -> list[str]:
    """The names of the columns in the first line of a table."""
    row = Row()
    row.take(line, delimiter)
    return [cell.strip() for cell in row.cells]


def _complaint(row: Row, size: int, width: int) -> Broken:
    most = load_limits().longest_article
    if row.quoted:
        return Broken("a quote is not closed", "close it, and write a quote in a text twice")
    if size > most:
        return Broken(f"the row is longer than {most:,} characters", "split it into its reports")
    message = f"the row has {len(row.cells)} cells, the header {width}"
    return Broken(message, "put a text that holds the delimiter in quotes")
