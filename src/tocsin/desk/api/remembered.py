"""Answers that cost much and are asked for often: kept in memory under all that they depend on, the last used longest.

Keys hold the end of the custody log, so that no answer outlives a change of the record.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from threading import Lock

from starlette.requests import Request

from tocsin.desk.setup import Desk, desk_of
from tocsin.store.connection import Connection
from tocsin.store.custody import last_link

MOST_BYTES = 96_000_000
DESKS = 4


class Remembered:
    """Bytes by key, at most so many in all; of two who ask for the same at once, one makes it and the other waits."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._gates: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The bytes of a key, made where they are not at hand."""
        with self._lock:
            if (found := self._find(key)) is not None:
                return found
            gate = self._gates.setdefault(key, Lock())
        with gate:
            with self._lock:
                if (found := self._find(key)) is not None:
                    return found
            try:
                made = make()
            finally:
                with self._lock:
                    self._gates.pop(key, None)
            with self._lock:
                self._keep(key, made)
            return made

    def find(self, key: Hashable) -> bytes | None:
        """The bytes of a key, None where they are not at hand."""
        with self._lock:
            return self._find(key)

    def keep(self, key: Hashable, made: bytes) -> None:
        """Keeps the bytes under a key."""
        with self._lock:
            self._keep(key, made)

    def _find(self, key: Hashable) -> bytes | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def _keep(self, key: Hashable, made: bytes) -> None:
        self._size += len(made) - len(self._kept.pop(key, b""))
        self._kept[key] = made
        while self._size > self._most and self._kept:
            self._size -= len(self._kept.popitem(last=False)[1])


def remembered_lines(
    request: Request, connection: Connection, name: str, make: Callable[[], Iterable[bytes]]
) -> list[bytes]:
    """A list of the record under a name as lines, made anew where the record has changed."""
    key = ("lines", name, state_of(connection))
    return remembered(request).get(key, lambda: b"\n".join(make())).split(b"\n")


def remembered(request: Request) -> Remembered:
    """What the desk of a request remembers."""
    return _of_desk(desk_of(request))


def state_of(connection: Connection) -> str:
    """The hash that names the state of the record as this look sees it."""
    last = last_link(connection)
    return last.sha256 if last else ""


@lru_cache(maxsize=DESKS)
def _of_desk(_desk: Desk) -> Remembered:
    return Remembered()
