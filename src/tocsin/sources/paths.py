"""Files, folders and the standard input, opened one by one: what they hold, with places and bytes."""

import io
import os
import sys
from pathlib import Path

from tocsin.errors import InputError
from tocsin.sources.budget import Budget
from tocsin.sources.contents import contents_of
from tocsin.sources.files import find_files
from tocsin.sources.found import Places
from tocsin.sources.limits import ARCHIVES, STREAMED, Kind, load_limits

STDIN = "-"
STDIN_NAME = "stdin"
HEAD = 1024
PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml")


def path_contents(named: str, stdin: io.BufferedReader | None = None, kind: Kind | None = None) -> Places:
    """The articles of a file, a folder or ``-`` (standard input), each with its place and its bytes.

    What cannot be read comes as an InputError in its place (never raised), what is odd as a Note. ``kind`` is the
    kind of a file, whatever its name says; of a folder, the files of that kind alone are read.
    """
    if named == STDIN:
        stream = stdin or _standard_input()
        yield from contents_of(stream, kind or _sniff(stream.peek(HEAD)), STDIN_NAME, STDIN_NAME, Budget(0))
        return
    path = Path(named)
    # Unlike Path.is_dir, this says no, and raises nothing, for names that no file can have.
    if not os.path.isdir(named):
        yield from _file_contents(path, path.name if path.is_absolute() else path.as_posix(), kind)
        return
    empty = True
    for found in find_files(path):
        if isinstance(found, Path):
            if kind is None or load_limits().kind_of(found.name) == kind:
                empty = False
                yield from _file_contents(found, found.relative_to(path).as_posix(), kind)
        else:
            yield path.as_posix(), found
    if empty:
        known = ", ".join(suffix for suffix, one in load_limits().kinds.items() if kind in (None, one))
        message = f"{path.as_posix()}: holds no file to read"
        yield named, InputError(message, f"it should hold files in {known}")


def _standard_input() -> io.BufferedReader:
    buffer = sys.stdin.buffer
    return buffer if isinstance(buffer, io.BufferedReader) else io.BufferedReader(io.BytesIO(buffer.read()))


def _file_contents(path: Path, id: str, kind: Kind | None) -> Places:
    where = path.as_posix()
    known = kind or load_limits().kind_of(path.name)
    try:
        size = path.stat().st_size
        too_large = _too_large(size, known, where)
        if too_large is not None:
            yield where, too_large
            return
        with path.open("rb") as stream:
            yield from contents_of(stream, known or _sniff(stream.peek(HEAD)), id, where, Budget(size))
    except FileNotFoundError:
        yield where, InputError(f"{where}: there is no such file", "check the path")
    except OSError as error:
        yield where, InputError(f"{where}: cannot be read", error.strerror or str(error))
    except InputError as error:
        yield where, error


def _too_large(size: int, kind: Kind | None, where: str) -> InputError | None:
    if kind in STREAMED:
        return None
    most = load_limits().archives.largest_archive if kind in ARCHIVES else load_limits().largest_file
    hint = "split it" if kind in ARCHIVES else "write its articles as JSONL, one a line"
    return InputError(f"{where}: is larger than {most:,} bytes", hint) if size > most else None


def _sniff(head: bytes) -> Kind:
    """The kind of what carries no known suffix, by how it starts; what is no text at all shows when decoded."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{") and not start.startswith(tuple(name.encode() for name in load_limits().starts)):
        return "lines"
    return "page" if start.lower().startswith(PAGE_STARTS) else "text"
