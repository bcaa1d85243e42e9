"""Readings as JSONL, one line an article."""

from typing import TextIO

from tocsin.intake.batch import Read
from tocsin.model.record import dump_line, reading_to_record


class JsonWriter:
    """Writes each reading as one line of JSON, also one without claims; equal readings give equal bytes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, read: Read) -> None:
        """The line of one article."""
        self._stream.write(dump_line(reading_to_record(read.reading)) + "\n")
        self._stream.flush()
