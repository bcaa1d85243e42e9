"""Where readings go: the standard output or a file, as table, JSONL or CSV."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, Protocol, TextIO

from tocsin.cli.csvrows import CsvWriter
from tocsin.cli.jsonlines import JsonWriter
from tocsin.cli.table import TableWriter
from tocsin.errors import InputError
from tocsin.intake.batch import Read

Format = Literal["table", "jsonl", "csv"]


class Writer(Protocol):
    """Writes one read article after another."""

    def write(self, read: Read) -> None:
        """Write one article and flush."""


def make_writer(stream: TextIO, form: Format, explain: bool) -> Writer:
    """The writer of a format; ``explain`` counts for tables alone."""
    if form == "jsonl":
        return JsonWriter(stream)
    return CsvWriter(stream) if form == "csv" else TableWriter(stream, explain)


@contextmanager
def open_output(path: Path | None, form: Format) -> Iterator[TextIO]:
    """The file, or the standard output; data is UTF-8 whatever the locale, tables are in the terminal's encoding.

    Raises InputError when the file cannot be written.
    """
    if path is not None:
        try:
            stream = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(f"{path}: cannot be written", error.strerror or "") from error
        with stream:
            yield stream
    elif isinstance(sys.stdout, TextIOWrapper):
        if form == "table":
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
    else:
        yield sys.stdout


def close_pipe() -> None:
    """After the reader of our output has gone: let the last flush at the end of the program go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
