"""JSON as bytes: days in ISO form, text made plain, nothing that JSON does not know."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from tocsin.exports.plaintext import plain
from tocsin.model.record import Record, dump_line


def plain_value(value: object) -> object:
    """A value with its text made plain and its days as ISO text, all the way down."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain_value(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(one) for one in value]
    return value


def plain_record(record: Mapping[str, object]) -> Record:
    """The same for a record."""
    return {key: plain_value(value) for key, value in record.items()}


def line(record: Mapping[str, object]) -> str:
    """A record as one line of JSON with its line end."""
    return dump_line(plain_record(record)) + "\n"


def lines(records: Iterable[Mapping[str, object]]) -> bytes:
    """Records as lines of JSON."""
    return "".join(map(line, records)).encode("utf-8")


def pretty(record: Mapping[str, object]) -> bytes:
    """A record as indented JSON for people."""
    text = json.dumps(plain_record(record), ensure_ascii=False, allow_nan=False, indent=2)
    return (text + "\n").encode("utf-8")
