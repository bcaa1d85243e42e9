"""The actors of the record: who is named how often, and who acts against whom."""

import datetime as dt
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from tocsin.store.naming import is_named, names_meant
from tocsin.store.tables import INCIDENT, INCIDENT_PARTY

FIGHT = "material-conflict"
TOLD_AS_DONE = ("reported", "claimed", "alleged")


class ActorCount(NamedTuple):
    """An actor and in how many incidents it is named: in all, as who acts, as who it is done to.

    ``key`` is its id in the actor book, which ``id`` has too, else its name. ``first`` and ``last`` are the days of
    its acts as far as they are known, ``example`` is one of its incidents.
    """

    key: str
    name: str
    id: str | None
    incidents: int
    acting: int
    suffering: int
    first: dt.date | None
    last: dt.date | None
    example: str


class Meeting(NamedTuple):
    """How often one actor is told to have acted against another, in material conflict alone."""

    actor: str
    recipient: str
    incidents: int
    first: dt.date | None
    last: dt.date | None


def _key(table: Any) -> ColumnElement[str]:
    return func.coalesce(table.c.actor, table.c.name)


def active_actors(
    connection: Connection, keys: Collection[str] | None = None, limit: int = 50, offset: int = 0
) -> list[ActorCount]:
    """The actors of the record, those in most incidents first; with ``keys`` only those of these keys."""
    asked = _counted()
    if keys is not None:
        asked = asked.where(_key(INCIDENT_PARTY).in_(keys))
    ordered = asked.order_by(func.count(INCIDENT.c.id.distinct()).desc(), _key(INCIDENT_PARTY))
    return [ActorCount._make(row) for row in connection.execute(ordered.limit(limit).offset(offset))]


def count_actors(connection: Connection) -> int:
    """How many actors the record names."""
    keys = select(_key(INCIDENT_PARTY)).join(INCIDENT, _stands(INCIDENT_PARTY)).distinct().subquery()
    return connection.scalar(select(func.count()).select_from(keys)) or 0


def keys_like(connection: Connection, asked: str) -> list[str]:
    """The keys of the actors whose name in a report holds all the words asked for, whatever their case or accents."""
    named = select(INCIDENT_PARTY.c.name, _key(INCIDENT_PARTY)).distinct()
    words = [names_meant(f"{word}*") for word in asked.split()]
    found = [
        key
        for name, key in connection.execute(named)
        if all(any(meant(part) for part in name.split()) for meant in words)
    ]
    return list(dict.fromkeys(found))


def actor_count(connection: Connection, asked: str) -> ActorCount | None:
    """The actor of an id, or of a name that the actor book does not know; None where no incident names it."""
    named = is_named(connection, INCIDENT_PARTY.c.name, asked)
    unknown = and_(INCIDENT_PARTY.c.actor.is_(None), named)
    row = connection.execute(_counted().where(or_(INCIDENT_PARTY.c.actor == asked, unknown))).first()
    return ActorCount._make(row) if row else None


def names_of(connection: Connection, key: str) -> list[str]:
    """The names that reports give an actor, the most frequent first."""
    named = select(INCIDENT_PARTY.c.name).where(_is(INCIDENT_PARTY, key)).group_by(INCIDENT_PARTY.c.name)
    return list(connection.scalars(named.order_by(func.count().desc(), INCIDENT_PARTY.c.name)))


def meetings_of(connection: Connection, key: str) -> list[Meeting]:
    """Whom an actor acted against and who acted against it, most often first."""
    one, other = INCIDENT_PARTY.alias("one"), INCIDENT_PARTY.alias("other")
    return _meetings(connection, one, other, or_(_is(one, key), _is(other, key)))


def meetings_among(connection: Connection, keys: Collection[str]) -> list[Meeting]:
    """Who of these acted against whom of these, most often first."""
    one, other = INCIDENT_PARTY.alias("one"), INCIDENT_PARTY.alias("other")
    return _meetings(connection, one, other, and_(_key(one).in_(keys), _key(other).in_(keys)))


def _meetings(connection: Connection, one: Any, other: Any, which: ColumnElement[bool]) -> list[Meeting]:
    count = func.count(INCIDENT.c.id.distinct())
    asked = (
        select(_key(one), _key(other), count, func.min(INCIDENT.c.start), func.max(INCIDENT.c.end))
        .select_from(one)
        .join(other, and_(one.c.incident == other.c.incident, other.c.role == "recipient"))
        .join(INCIDENT, _stands(one))
        .where(one.c.role == "actor", INCIDENT.c.quad == FIGHT, INCIDENT.c.standing.in_(TOLD_AS_DONE), which)
        .group_by(_key(one), _key(other))
        .order_by(count.desc(), _key(one), _key(other))
    )
    return [Meeting._make(row) for row in connection.execute(asked)]


def _counted() -> Select[Any]:
    def of_role(role: str) -> ColumnElement[int]:
        return func.count(INCIDENT.c.id.distinct()).filter(INCIDENT_PARTY.c.role == role)

    columns: tuple[ColumnElement[Any], ...] = (
        _key(INCIDENT_PARTY),
        func.min(INCIDENT_PARTY.c.name),
        func.max(INCIDENT_PARTY.c.actor),
        func.count(INCIDENT.c.id.distinct()),
        of_role("actor"),
        of_role("recipient"),
        func.min(INCIDENT.c.start),
        func.max(INCIDENT.c.end),
        func.min(INCIDENT.c.id),
    )
    joined = select(*columns).select_from(INCIDENT_PARTY).join(INCIDENT, _stands(INCIDENT_PARTY))
    return joined.group_by(_key(INCIDENT_PARTY))


def _is(party: Any, key: str) -> ColumnElement[bool]:
    # Not by the key, which no index has.
    return or_(party.c.actor == key, and_(party.c.actor.is_(None), party.c.name == key))


def _stands(party: Any) -> ColumnElement[bool]:
    return and_(INCIDENT.c.id == party.c.incident, INCIDENT.c.retired.is_(False))
