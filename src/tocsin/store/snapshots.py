"""Snapshots: what the record held at a time, fixed by hashes under a name that can be cited."""

import datetime as dt
import json
import re
from dataclasses import dataclass

from sqlalchemy import Connection, and_, insert, select

from tocsin.errors import StoreError, UnknownError
from tocsin.model.fields import Fields
from tocsin.store.asof import resolve
from tocsin.store.custody import log
from tocsin.store.filters import EVERYTHING, Filter, filter_parameters
from tocsin.store.hashing import hash_text, line_of
from tocsin.store.tables import INCIDENT, REVISION, SNAPSHOT
from tocsin.store.utctime import say_utc

NAME = re.compile(r"[^\W_][\w.-]{0,99}")
Held = dict[str, tuple[int, str]]
"""The revision of each incident: its number and the SHA-256 of its content."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A named state of the record.

    ``manifest`` is a line of JSON with the version of Tocsin, the filter, the count and, for each incident, its id, the
    number of its revision and the SHA-256 of that; ``sha256`` is the SHA-256 of the manifest.
    """

    name: str
    at: dt.datetime
    by: str
    manifest: str
    sha256: str

    @property
    def count(self) -> int:
        """How many incidents it holds."""
        return Fields(json.loads(self.manifest)).whole("count")

    @property
    def citation(self) -> str:
        """The line to cite it by."""
        incidents = "1 incident" if self.count == 1 else f"{self.count} incidents"
        return f"Tocsin record {self.name}, {self.at.date()}, {incidents}, sha256 {self.sha256}"

    @property
    def held(self) -> Held:
        """The revision of each incident that it holds."""
        return {id: (number, sha256) for id, number, sha256 in json.loads(self.manifest)["incidents"]}


def make_snapshot(
    connection: Connection,
    name: str,
    by: str,
    at: dt.datetime,
    wanted: Filter = EVERYTHING,
    version: str = "unknown",
) -> Snapshot:
    """Keeps a snapshot of the incidents that a filter asks for, as they stand or as of the filter's time.

    ``version`` is that of Tocsin. Raises StoreError for a name that is taken or that is no name.
    """
    if not NAME.fullmatch(name):
        raise StoreError(f"{name[:100]!r} is no name of a snapshot", "use letters, digits, dots and dashes")
    if connection.scalar(select(SNAPSHOT.c.name).where(SNAPSHOT.c.name == name)):
        raise StoreError(
            f"there is a snapshot {name} already", "give it another name: a snapshot is never changed"
        )
    held = _held(connection, wanted)
    manifest = line_of(
        {
            "tocsin": version,
            "name": name,
            "by": by,
            "at": say_utc(at),
            "filter": dict(filter_parameters(wanted)),
            "count": len(held),
            "incidents": [[id, number, sha256] for id, (number, sha256) in sorted(held.items())],
        }
    )
    made = Snapshot(name, at, by, manifest, hash_text(manifest))
    row = {"name": name, "at": at, "by": by, "manifest": manifest, "sha256": made.sha256}
    connection.execute(insert(SNAPSHOT).values(row))
    log(connection, "snapshot", name, made.sha256, at)
    return made


def snapshot_of(connection: Connection, name: str) -> Snapshot:
    """The snapshot of a name. Raises UnknownError where there is none."""
    row = connection.execute(select(*COLUMNS).where(SNAPSHOT.c.name == name)).first()
    if row is None:
        raise UnknownError(f"there is no snapshot {name!r}")
    return Snapshot(*row)


def snapshots(connection: Connection) -> list[Snapshot]:
    """All snapshots, newest first."""
    rows = connection.execute(select(*COLUMNS).order_by(SNAPSHOT.c.at.desc(), SNAPSHOT.c.name))
    return [Snapshot(*row) for row in rows]


COLUMNS = (SNAPSHOT.c.name, SNAPSHOT.c.at, SNAPSHOT.c.by, SNAPSHOT.c.manifest, SNAPSHOT.c.sha256)


def _held(connection: Connection, wanted: Filter) -> Held:
    conditions, past = resolve(connection, wanted)
    own = and_(REVISION.c.incident == INCIDENT.c.id, REVISION.c.number == INCIDENT.c.revision)
    rows = connection.execute(
        select(INCIDENT.c.id, REVISION.c.number, REVISION.c.sha256).join(REVISION, own).where(*conditions)
    )
    held = {id: (number, sha256) for id, number, sha256 in rows}
    return held | {one.incident.id: (one.number, one.sha256) for one in past}
