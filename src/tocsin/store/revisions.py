"""Revisions: each state that an incident was ever in, when it came about and why."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, func, insert, select

from tocsin.errors import UnknownError
from tocsin.model.incident import Incident
from tocsin.store.custody import log
from tocsin.store.hashing import hash_record, hash_text
from tocsin.store.incidentrows import read_incident
from tocsin.store.tables import REVISION
from tocsin.store.utctime import say_utc


@dataclass(frozen=True, slots=True)
class Revision:
    """An incident as it stood from ``at`` on.

    ``cause`` is what changed it: "arrival ARTICLE", "reading ARTICLE", "judgement 17", "correction 4". ``retired`` says
    that its claims had all gone to other incidents or were no longer read. ``sha256`` is that of its line of JSON.
    """

    number: int
    at: dt.datetime
    cause: str
    retired: bool
    incident: Incident
    sha256: str


def add_revision(
    connection: Connection, incident: str, content: str, at: dt.datetime, cause: str, retired: bool = False
) -> int:
    """Adds the next state of an incident, logs it, and gives its number, from 1."""
    last = connection.scalar(select(func.max(REVISION.c.number)).where(REVISION.c.incident == incident))
    number = (last or 0) + 1
    row = {"incident": incident, "number": number, "at": at, "cause": cause, "retired": retired}
    sha256 = hash_text(content)
    connection.execute(insert(REVISION).values(**row, content=content, sha256=sha256))
    kept = revision_sha256(incident, number, at, cause, retired, sha256)
    log(connection, "revision", revision_subject(incident, number), kept, at)
    return number


def revision_subject(incident: str, number: int) -> str:
    """How the custody log names a revision."""
    return f"{incident}:{number}"


def revision_sha256(
    incident: str, number: int, at: dt.datetime, cause: str, retired: bool, sha256: str
) -> str:
    """The hash that the custody log holds: over the revision's columns, ``sha256`` that of its content."""
    return hash_record(
        {
            "incident": incident,
            "number": number,
            "at": say_utc(at),
            "cause": cause,
            "retired": retired,
            "sha256": sha256,
        }
    )


def revisions_of(connection: Connection, id: str) -> list[Revision]:
    """All states of an incident, oldest first. Raises UnknownError where there is no such incident."""
    every = select(REVISION).where(REVISION.c.incident == id).order_by(REVISION.c.number)
    found = [revision_of(row) for row in connection.execute(every).mappings()]
    if not found:
        raise UnknownError(f"there is no incident {id!r}")
    return found


def revision_as_of(connection: Connection, id: str, at: dt.datetime) -> Revision:
    """The state of an incident at a time. Raises UnknownError where there was no such incident then."""
    then = (
        select(REVISION)
        .where(REVISION.c.incident == id, REVISION.c.at <= at)
        .order_by(REVISION.c.number.desc())
        .limit(1)
    )
    row = connection.execute(then).mappings().first()
    if row is None:
        raise UnknownError(f"there was no incident {id!r} at {say_utc(at)}")
    return revision_of(row)


def incident_as_of(connection: Connection, id: str, at: dt.datetime) -> Incident:
    """The incident as it stood at a time. Raises UnknownError where there was no such incident then, or no more."""
    revision = revision_as_of(connection, id, at)
    if revision.retired:
        raise UnknownError(f"the incident {id!r} had been retired by {say_utc(at)}", "see its history")
    return revision.incident


def revision_of(row: RowMapping) -> Revision:
    """The revision of a row. Raises ModelError or DateError where its content is broken."""
    return Revision(
        row["number"], row["at"], row["cause"], row["retired"], read_incident(row["content"]), row["sha256"]
    )
