"""A WARC file cut into its records, one after the other; a broken record is told, and the next one is read.

After ISO 28500 (WARC 1.1): a version line, headers, an empty line, ``Content-Length`` bytes, two line ends.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.sources.limits import load_limits

START = re.compile(rb"WARC/\d\.\d+\r?\n$")
NEXT = re.compile(rb"\r?\n(?=WARC/\d\.\d+\r?\n)")
LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
BLOCK = 1 << 20
CUT_OFF = "the record is cut off"
# Largest records that may be given back to be looked at again in one file.
LOOKS = 20


@dataclass(frozen=True, slots=True)
class Cut:
    """A record as its bytes, or ``fault``, which says in words why there is none; ``head`` are its own headers."""

    head: bytes = b""
    body: bytes = b""
    fault: str | None = None


class Rewinding:
    """A buffered stream to which bytes can be given back, so many in all: each costs a second look."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self._back = stream, io.BytesIO()
        self._left = LOOKS * load_limits().archives.largest_record

    def line(self) -> bytes:
        """The next line with its end, or as much of it as a header may have."""
        most = load_limits().archives.largest_header
        line = self._back.readline(most)
        if line.endswith(b"\n") or len(line) >= most:
            return line
        return line + self._stream.readline(most - len(line))

    def read(self, count: int) -> bytes:
        """So many bytes, fewer at the end only."""
        data = self._back.read(count)
        return data + self._stream.read(count - len(data)) if len(data) < count else data

    def give_back(self, data: bytes) -> None:
        """The next to be read are these bytes, unless too many were given back already."""
        self._left -= len(data)
        if self._left >= 0:
            self._back = io.BytesIO(data + self._back.read())


def cut_records(stream: io.BufferedReader) -> Iterator[Cut]:
    """The records of an unpacked WARC; what stands between them and is no record is told once."""
    source = Rewinding(stream)
    told = False
    line = source.line()
    while line:
        if not START.match(line):
            if line.strip() and not told:
                told = True
                yield Cut(fault="holds bytes that are no record")
            line = source.line()
            continue
        cut = _record(source, line)
        line = source.line()
        if cut.fault is None and line.strip() and not START.match(line):
            # A record that states too many bytes has swallowed the start of the next one.
            cut = Cut(cut.head, cut.body, "the record states a wrong length")
            _give_back_swallowed(source, cut.body, line)
            line = source.line()
        elif cut.fault == CUT_OFF:
            _give_back_swallowed(source, cut.body, line)
            line = source.line()
        told = cut.fault is not None
        yield cut


def _record(source: Rewinding, line: bytes) -> Cut:
    most = load_limits().archives.largest_record
    head = _head(source, line)
    if head is None:
        return Cut(fault="the record's headers do not end")
    length = LENGTH.search(head)
    if length is None:
        return Cut(head, fault="the record states no length")
    count = int(length.group(1))
    if count > most:
        _skip(source, count)
        return Cut(head, fault=f"the record is larger than {most:,} bytes")
    body = source.read(count)
    return Cut(head, body, None if len(body) == count else CUT_OFF)


def _give_back_swallowed(source: Rewinding, body: bytes, line: bytes) -> None:
    swallowed = NEXT.search(body)
    source.give_back(body[swallowed.end() :] + line if swallowed else line)


def _head(source: Rewinding, line: bytes) -> bytes | None:
    """The header lines up to the empty one; None when they do not end within the limit."""
    lines, left = [line], load_limits().archives.largest_header - len(line)
    while left > 0:
        line = source.line()
        if not line:
            return None
        left -= len(line)
        lines.append(line)
        if line in (b"\r\n", b"\n"):
            return b"".join(lines)
    return None


def _skip(source: Rewinding, count: int) -> None:
    while count > 0 and (data := source.read(min(count, BLOCK))):
        count -= len(data)
