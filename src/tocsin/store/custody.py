"""The custody log: what was kept, when, in a chain of hashes that no one changes in the middle unseen."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from tocsin.store.hashing import hash_text
from tocsin.store.tables import CUSTODY
from tocsin.store.utctime import say_utc

BEFORE_THE_FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class CustodyLink:
    """One link of the chain: ``content`` is the SHA-256 of what was kept, ``previous`` that of the link before."""

    number: int
    at: dt.datetime
    kind: str
    subject: str
    content: str
    previous: str
    sha256: str


def link_hash(number: int, at: str, kind: str, subject: str, content: str, previous: str) -> str:
    """The SHA-256 of a link's fields, one a line, in hex; ``at`` as ``say_utc`` writes it."""
    return hash_text(f"{number}\n{at}\n{kind}\n{subject}\n{content}\n{previous}")


def log(connection: Connection, kind: str, subject: str, content_sha256: str, at: dt.datetime) -> None:
    """Adds a link: something of this kind and name was kept, and this is the hash of its content."""
    log_all(connection, [(kind, subject, content_sha256)], at)


def log_all(connection: Connection, kept: Iterable[tuple[str, str, str]], at: dt.datetime) -> None:
    """Adds a link for each (kind, subject, hash of the content), in order, within ``Store.writing``."""
    last = last_link(connection)
    number, previous = (last.number, last.sha256) if last else (0, BEFORE_THE_FIRST)
    rows = []
    for kind, subject, content in kept:
        number += 1
        sha256 = link_hash(number, say_utc(at), kind, subject, content, previous)
        rows.append(
            {
                "number": number,
                "at": at,
                "kind": kind,
                "subject": subject,
                "content": content,
                "previous": previous,
                "sha256": sha256,
            }
        )
        previous = sha256
    if rows:
        connection.execute(insert(CUSTODY), rows)


def last_link(connection: Connection) -> CustodyLink | None:
    """The newest link. Whoever notes its hash elsewhere can tell later that nothing before it was changed."""
    row = connection.execute(select(CUSTODY).order_by(CUSTODY.c.number.desc()).limit(1)).one_or_none()
    return CustodyLink(*row) if row else None


def custody_of(connection: Connection, subject: str) -> list[CustodyLink]:
    """All links about one article, arrival, reading, judgement, correction, revision or snapshot, oldest first."""
    asked = select(CUSTODY).where(CUSTODY.c.subject == subject).order_by(CUSTODY.c.number)
    return [CustodyLink(*row) for row in connection.execute(asked)]
