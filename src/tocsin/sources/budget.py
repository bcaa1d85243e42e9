"""How much an archive may still give: bytes in all, and so many times its packed size."""

import io
from typing import IO, TYPE_CHECKING

from tocsin.errors import InputError
from tocsin.sources.limits import ArchiveLimits, load_limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HINT = "unpack it yourself and give what you trust"


class Budget:
    """The bytes that may still be unpacked from a file of ``packed`` bytes, 0 where its size is unknown."""

    def __init__(self, packed: int) -> None:
        self.packed = packed
        self.given = 0
        self.spent = False

    def spend(self, count: int, where: str) -> None:
        """Counts unpacked bytes. Raises InputError when they are too many, or too many for the packed ones."""
        limits = load_limits().archives
        self.given += count
        if self.given > limits.most_unpacked:
            self.spent = True
            raise InputError(f"{where}: unpacks to more than {limits.most_unpacked:,} bytes", HINT)
        if self.packed and is_bomb(self.given, self.packed, limits):
            self.spent = True
            message = f"{where}: unpacks to more than {limits.highest_ratio} times its size"
            raise InputError(message, HINT)


class Metered(io.RawIOBase):
    """A stream whose every byte is paid for from a budget."""

    def __init__(self, stream: IO[bytes], budget: Budget, where: str) -> None:
        super().__init__()
        self.stream, self.budget, self.where = stream, budget, where

    def readable(self) -> bool:
        """Always so."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Reads into the buffer, as every raw stream does."""
        view = memoryview(buffer)
        data = self.stream.read(len(view))
        self.budget.spend(len(data), self.where)
        view[: len(data)] = data
        return len(data)


def is_bomb(plain: int, packed: int, limits: ArchiveLimits) -> bool:
    """Whether so many unpacked bytes are too many for the packed ones."""
    return plain > limits.ratio_grace and plain > packed * limits.highest_ratio
