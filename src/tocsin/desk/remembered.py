"""Answers that cost much and are asked for often: kept in memory under all that they depend on, the last used longest.

Keys hold the end of the custody log, so that no answer outlives a change of the record.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any, Generic, TypeVar

from starlette.requests import Request

from tocsin.desk.setup import Desk, desk_of
from tocsin.store.connection import Connection
from tocsin.store.custody import last_link

MOST_BYTES = 96_000_000
MOST_ROWS = 300_000
DESKS = 4
Kept = TypeVar("Kept", bytes, Sequence[Any])
Row = TypeVar("Row")


class Remembered(Generic[Kept]):
    """Bytes or rows by key, at most so many in all; of two who ask at once, one makes it and the other waits."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._gates: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is kept under a key, made where it is not at hand."""
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

    def find(self, key: Hashable) -> Kept | None:
        """What is kept under a key, None where it is not at hand."""
        with self._lock:
            return self._find(key)

    def keep(self, key: Hashable, made: Kept) -> None:
        """Keeps this under a key."""
        with self._lock:
            self._keep(key, made)

    def _find(self, key: Hashable) -> Kept | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def _keep(self, key: Hashable, made: Kept) -> None:
        before = self._kept.pop(key, None)
        self._size += len(made) - (0 if before is None else len(before))
        self._kept[key] = made
        while self._size > self._most and self._kept:
            self._size -= len(self._kept.popitem(last=False)[1])


def remembered_lines(
    request: Request, connection: Connection, name: str, make: Callable[[], Iterable[bytes]]
) -> list[bytes]:
    """A list of the record under a name as lines, made anew where the record has changed."""
    key = ("lines", name, state_of(connection))
    return remembered(request).get(key, lambda: b"\n".join(make())).split(b"\n")


def remembered_rows(
    request: Request, connection: Connection, name: str, make: Callable[[], Sequence[Row]]
) -> Sequence[Row]:
    """Rows of the record under a name, made anew where the record has changed. Who takes them changes none."""
    return _rows_of_desk(desk_of(request)).get((name, state_of(connection)), make)


def remembered(request: Request) -> Remembered[bytes]:
    """What the desk of a request remembers."""
    return _of_desk(desk_of(request))


def state_of(connection: Connection) -> str:
    """The hash that names the state of the record as this look sees it."""
    last = last_link(connection)
    return last.sha256 if last else ""


@lru_cache(maxsize=DESKS)
def _of_desk(_desk: Desk) -> Remembered[bytes]:
    return Remembered(MOST_BYTES)


@lru_cache(maxsize=DESKS)
def _rows_of_desk(_desk: Desk) -> Remembered[Sequence[Any]]:
    return Remembered(MOST_ROWS)
