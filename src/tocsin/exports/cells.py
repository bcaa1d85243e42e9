"""Tables as bytes: UTF-8, ISO dates, nothing for what is not known, no cell that runs."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence

from tocsin.exports.formulas import neutral
from tocsin.exports.plaintext import plain

Cell = str | int | float | dt.date | None
JOINT = "; "


def joined(values: Iterable[str | None]) -> str | None:
    """The known values, each once, in one cell; None when there are none."""
    return JOINT.join(dict.fromkeys(value for value in map(plain_or_none, values) if value)) or None


def plain_or_none(text: str | None) -> str | None:
    """The text made plain, None for nothing."""
    return plain(text) or None if text is not None else None


def written(cell: Cell) -> str:
    """A cell as it stands in a table: text made plain and harmless, numbers and days as they are."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutral(plain(cell))
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def table(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Cell]],
    delimiter: str = ",",
    under: Sequence[str] | None = None,
) -> bytes:
    """A table with a header; ``under`` is a second header row. Columns that a row lacks stay empty."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    if under is not None:
        writer.writerow(under)
    for row in rows:
        writer.writerow([written(row.get(column)) for column in columns])
    return text.getvalue().encode("utf-8")
