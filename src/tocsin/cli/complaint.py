"""What went wrong, one line each on the standard error, so that the output stays clean."""

import sys

from tocsin.cli.visible import visible
from tocsin.errors import TocsinError
from tocsin.sources.note import Note


def complain(error: TocsinError) -> None:
    """Print ``tocsin: what is wrong: what to do``."""
    _tell(f"tocsin: {error}")


def remark(note: Note) -> None:
    """Print ``tocsin: note: what is odd``."""
    _tell(f"tocsin: note: {note.message}")


def _tell(line: str) -> None:
    encoding = sys.stderr.encoding or "utf-8"
    print(visible(line).encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)
