"""What is kept is hashed: SHA-256 over one line of JSON with its keys in order."""

import hashlib
import json

from tocsin.model.record import Record


def line_of(record: Record) -> str:
    """The record as one line of plain ASCII JSON, keys in order: equal records give equal bytes everywhere."""
    return json.dumps(record, sort_keys=True, allow_nan=False, separators=(",", ":"))


def hash_text(text: str) -> str:
    """The SHA-256 of a text's UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def hash_record(record: Record) -> str:
    """The SHA-256 of a record's line, in hex."""
    return hash_text(line_of(record))
