"""What is kept is hashed: SHA-256 over one line of JSON with its keys in order."""

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Float, Table
from sqlalchemy.types import TypeEngine

from tocsin.model.record import Record
from tocsin.store.utctime import say_utc


def line_of(record: Record | list[object]) -> str:
    """The record as one line of plain ASCII JSON, keys in order: equal records give equal bytes everywhere."""
    return json.dumps(record, sort_keys=True, allow_nan=False, separators=(",", ":"))


def hash_text(text: str) -> str:
    """The SHA-256 of a text's UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def hash_record(record: Record) -> str:
    """The SHA-256 of a record's line, in hex."""
    return hash_text(line_of(record))


def hash_row(table: Table, values: Mapping[str, object], but: Collection[str] = ()) -> str:
    """The SHA-256 of a row of a table, in hex: of all its columns, missing ones empty, save those in ``but``.

    The same for the values that are put in and for the row that any database gives back.
    """
    return hash_record(
        {
            column.name: _of_column(column.type, values.get(column.name))
            for column in table.columns
            if column.name not in but
        }
    )


def plain_value(value: object) -> object:
    """A value of a column as JSON has it: times and days as text."""
    if isinstance(value, dt.datetime):
        return say_utc(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _of_column(type: TypeEngine[Any], value: object) -> object:
    # One database gives 1.0 back where another gives 1.
    return float(value) if isinstance(type, Float) and isinstance(value, int) else plain_value(value)
