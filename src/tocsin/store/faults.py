"""A fault: one thing in the record that is not what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Select, Table, Text, type_coerce

from tocsin.store.utctime import UtcTime

PAGE = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """``table`` and ``key`` name what is changed, missing or added; ``words`` say which, in plain English."""

    table: str
    key: str
    words: str


def raw_columns(table: Table) -> list[ColumnElement[Any]]:
    """The columns as they stand: a time or a day that someone made nonsense of is read like any text."""
    return [
        type_coerce(column, Text).label(column.name) if isinstance(column.type, UtcTime | Date) else column
        for column in table.columns
    ]


def stream(connection: Connection, asked: Select[Any]) -> Iterator[dict[str, Any]]:
    """The rows one after the other, never all at once."""
    for row in connection.execution_options(yield_per=PAGE).execute(asked).mappings():
        yield dict(row)
