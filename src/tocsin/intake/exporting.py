"""Exports leave the record with a trace: what went out is logged in custody by its hash."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from tocsin.store.custody import log
from tocsin.store.exported import Exported, collect
from tocsin.store.filters import Filter
from tocsin.store.opening import Store

MOST_AT_ONCE = 50_000
"""So many incidents at most does the desk give in one answer."""


@dataclass(frozen=True, slots=True)
class Export:
    """One file as it went out: its name, its bytes, how many incidents were chosen, the hash of that choice."""

    name: str
    content: bytes
    incidents: int
    manifest: str

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


def export(
    store: Store,
    wanted: Filter,
    pack: Callable[[Exported], tuple[str, bytes]],
    by: str,
    at: dt.datetime,
    most: int | None = None,
) -> Export:
    """Packs what a filter asks for into one file, logs it, and gives it.

    ``pack`` makes the name and the bytes. The log holds the SHA-256 of the bytes as kind ``export`` under ``NAME by
    PERSON``. Raises SettingsError for more than ``most`` incidents, and what ``pack`` raises.
    """
    with store.looking() as connection:
        chosen = collect(connection, wanted, most)
    name, content = pack(chosen)
    made = Export(name, content, len(chosen.incidents), chosen.manifest)
    log_export(store, name, made.sha256, by, at)
    return made


def log_export(store: Store, name: str, sha256: str, by: str, at: dt.datetime) -> None:
    """Notes in the custody log that a file of that name and hash went out, and by whom."""
    with store.writing() as connection:
        log(connection, "export", f"{name} by {by}", sha256, at)
