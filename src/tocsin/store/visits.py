"""Visits to sources: what each address answered last, and what a source is known by in ``tocsin.toml``."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from tocsin.store.hashing import line_of
from tocsin.store.health import Health, health
from tocsin.store.identity import storable_text
from tocsin.store.numbering import next_number
from tocsin.store.tables import SOURCE, VISIT

__all__ = ["Health", "Outcome", "Visit", "health", "keep_source", "keep_visit", "last_visit", "last_visit_of"]

Outcome = Literal["new", "unchanged", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to one address of a source.

    ``status`` is that of HTTP, None where there is none; ``words`` is the error in one line, empty where all went
    well; ``articles`` counts those that came new.
    """

    source: str
    address: str
    at: dt.datetime
    outcome: Outcome
    status: int | None = None
    words: str = ""
    etag: str | None = None
    last_modified: str | None = None
    articles: int = 0


def keep_source(connection: Connection, name: str, content: Mapping[str, object], at: dt.datetime) -> bool:
    """Keeps the description of a source as it stands in ``tocsin.toml``; says whether it is new or has changed."""
    line = line_of(dict(content))
    known = connection.scalar(select(SOURCE.c.content).where(SOURCE.c.name == name))
    if known == line:
        return False
    if known is None:
        connection.execute(insert(SOURCE).values(name=name, content=line, changed_at=at))
    else:
        changed = update(SOURCE).where(SOURCE.c.name == name)
        connection.execute(changed.values(content=line, changed_at=at))
    return True


def keep_visit(connection: Connection, visit: Visit) -> None:
    """Keeps a visit: what was asked, what was answered."""
    row: dict[str, Any] = {name: getattr(visit, name) for name in KEPT}
    row |= {name: storable_text(value) for name, value in row.items() if isinstance(value, str)}
    connection.execute(insert(VISIT).values(number=next_number(connection, VISIT.c.number), **row))


def last_visit(connection: Connection, address: str) -> Visit | None:
    """The last visit to an address that went well, whose marks (ETag, Last-Modified) make the next one conditional."""
    went_well = VISIT.c.outcome.in_(("new", "unchanged"))
    asked = select(*(VISIT.c[name] for name in KEPT)).where(VISIT.c.address == address, went_well)
    row = connection.execute(asked.order_by(VISIT.c.number.desc()).limit(1)).mappings().one_or_none()
    return Visit(**row) if row else None


def last_visit_of(connection: Connection, source: str) -> Visit | None:
    """The last visit to any address of a source, whatever came of it."""
    asked = select(*(VISIT.c[name] for name in KEPT)).where(VISIT.c.source == source)
    row = connection.execute(asked.order_by(VISIT.c.number.desc()).limit(1)).mappings().one_or_none()
    return Visit(**row) if row else None


KEPT = ("source", "address", "at", "outcome", "status", "words", "etag", "last_modified", "articles")
