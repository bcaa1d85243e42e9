"""Gzip streams of many members, as WARC files have them, unpacked within a budget; a broken member costs no other."""

import io
import zlib
from typing import TYPE_CHECKING

from tocsin.sources.budget import Budget

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b\x08"
BLOCK = 1 << 16
GZIP = 31
"""What tells zlib to expect a gzip header and the largest window."""


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip stream. ``breaks`` counts the members that are broken or cut off.

    Reading raises InputError when the budget is spent.
    """

    def __init__(self, packed: io.BufferedReader, budget: Budget, where: str) -> None:
        super().__init__()
        self.packed, self.budget, self.where = packed, budget, where
        self.breaks = 0
        self._waiting = b""
        self._member = zlib.decompressobj(GZIP)
        self._inside = False

    def readable(self) -> bool:
        """Always so."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Unpacks into the buffer, as every raw stream does."""
        view = memoryview(buffer)
        while True:
            if not self._waiting and not self._more():
                return 0
            data = self._unpack(len(view))
            if data:
                self.budget.spend(len(data), self.where)
                view[: len(data)] = data
                return len(data)

    def _more(self) -> bool:
        self._waiting = self.packed.read(BLOCK)
        if not self._waiting and self._inside:
            self._inside = False
            self.breaks += 1
        return bool(self._waiting)

    def _unpack(self, most: int) -> bytes:
        if self._member.eof:
            self._member = zlib.decompressobj(GZIP)
        try:
            data = self._member.decompress(self._waiting, most)
        except zlib.error:
            self.breaks += 1
            self._seek_member()
            return b""
        self._inside = not self._member.eof
        self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return data

    def _seek_member(self) -> None:
        """Goes on at the next bytes that look like the start of a member."""
        self._member = zlib.decompressobj(GZIP)
        self._inside = False
        rest = self._waiting[1:]
        while (at := rest.find(MAGIC)) < 0:
            block = self.packed.read(BLOCK)
            if not block:
                self._waiting = b""
                return
            rest = rest[-len(MAGIC) + 1 :] + block
        self._waiting = rest[at:]


def is_gzip(head: bytes) -> bool:
    """Whether bytes start as a gzip member does."""
    return head.startswith(MAGIC)
