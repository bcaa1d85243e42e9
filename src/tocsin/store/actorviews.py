"""The actors of the record: who is named how often, and who acts against whom."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from tocsin.store.naming import is_named
from tocsin.store.tables import INCIDENT, INCIDENT_PARTY
from tocsin.store.terms import fold_name

FIGHT = "material-conflict"
TOLD_AS_DONE = ("reported", "claimed", "alleged")


class ActorCount(NamedTuple):
    """An actor and in how many incidents it is named: in all, as who acts, as who it is done to.

    ``key`` is its id in the actor book, which ``id`` has too, else its name. ``example`` is one of its incidents.
    """

    key: str
    name: str
    id: str | None
    incidents: int
    acting: int
    suffering: int
    example: str


class ActorName(NamedTuple):
    """A name of an actor as it is searched: the actor's key, the folded words of the name, how often it is given."""

    key: str
    words: tuple[str, ...]
    times: int


class Meeting(NamedTuple):
    """How often one actor is told to have acted against another, in material conflict alone."""

    actor: str
    recipient: str
    incidents: int
    first: dt.date | None
    last: dt.date | None


def _key(table: Any) -> ColumnElement[str]:
    return func.coalesce(table.c.actor, table.c.name)


def active_actors(connection: Connection) -> list[ActorCount]:
    """All actors of the record, those in most incidents first."""
    return _in_order(ActorCount._make(row) for row in connection.execute(_counted()))


def actor_counts(connection: Connection, keys: Collection[str]) -> list[ActorCount]:
    """The actors of these keys that incidents name, those in most of them first."""
    asked = _counted().where(_among(INCIDENT_PARTY, keys))
    return _in_order(ActorCount._make(row) for row in connection.execute(asked))


def _in_order(found: Iterable[ActorCount]) -> list[ActorCount]:
    return sorted(found, key=lambda one: (-one.incidents, one.key))


def actor_names(connection: Connection) -> list[ActorName]:
    """The names by which reports call the actors, each with how often."""
    key = _key(INCIDENT_PARTY)
    asked = select(INCIDENT_PARTY.c.name, key, func.count()).group_by(INCIDENT_PARTY.c.name, key)
    return [
        ActorName(key, tuple(fold_name(name).split()), count)
        for name, key, count in connection.execute(asked)
    ]


def keys_like(names: Iterable[ActorName], asked: str) -> list[str]:
    """The keys of the actors with a name that holds all the words asked for, whatever their case or accents.

    A word may be the start of one. Those named most often come first.
    """
    words = fold_name(asked).split()
    found: Counter[str] = Counter()
    for key, parts, count in names:
        if words and all(any(part.startswith(word) for part in parts) for word in words):
            found[key] += count
    return [key for key, _ in found.most_common()]


def actor_count(connection: Connection, asked: str) -> ActorCount | None:
    """The actor of an id, or of a name that the actor book does not know; None where no incident names it."""
    row = connection.execute(_counted().where(_is(INCIDENT_PARTY, asked))).first()
    if row is None:
        named = is_named(connection, INCIDENT_PARTY.c.name, asked)
        row = connection.execute(_counted().where(INCIDENT_PARTY.c.actor.is_(None), named)).first()
    return ActorCount._make(row) if row else None


def actor_days(connection: Connection, key: str) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of the incidents that name an actor, as far as days are known."""
    span = select(func.min(INCIDENT.c.start), func.max(INCIDENT.c.end)).select_from(INCIDENT_PARTY)
    first, last = connection.execute(
        span.join(INCIDENT, _stands(INCIDENT_PARTY)).where(_is(INCIDENT_PARTY, key))
    ).one()
    return first, last


def names_of(connection: Connection, key: str) -> list[str]:
    """The names that reports give an actor, the most frequent first."""
    named = select(INCIDENT_PARTY.c.name).where(_is(INCIDENT_PARTY, key)).group_by(INCIDENT_PARTY.c.name)
    return list(connection.scalars(named.order_by(func.count().desc(), INCIDENT_PARTY.c.name)))


def meetings_of(connection: Connection, key: str) -> list[Meeting]:
    """Whom an actor acted against and who acted against it, most often first."""
    one, other = INCIDENT_PARTY.alias("one"), INCIDENT_PARTY.alias("other")
    return _meetings(connection, one, other, or_(_is(one, key), _is(other, key)), _is(INCIDENT_PARTY, key))


def meetings_among(connection: Connection, keys: Collection[str]) -> list[Meeting]:
    """Who of these acted against whom of these, most often first."""
    one, other = INCIDENT_PARTY.alias("one"), INCIDENT_PARTY.alias("other")
    both = and_(_among(one, keys), _among(other, keys))
    return _meetings(connection, one, other, both, _among(INCIDENT_PARTY, keys))


def _meetings(
    connection: Connection, one: Any, other: Any, which: ColumnElement[bool], near: ColumnElement[bool]
) -> list[Meeting]:
    """The meetings of two sides; ``near`` names the incidents among which they are, found by an index."""
    within = select(INCIDENT_PARTY.c.incident).where(near)
    count = func.count(INCIDENT.c.id.distinct())
    asked = (
        select(_key(one), _key(other), count, func.min(INCIDENT.c.start), func.max(INCIDENT.c.end))
        .select_from(one)
        .join(other, and_(one.c.incident == other.c.incident, other.c.role == "recipient"))
        .join(INCIDENT, _stands(one))
        .where(one.c.role == "actor", INCIDENT.c.quad == FIGHT, INCIDENT.c.standing.in_(TOLD_AS_DONE))
        .where(INCIDENT.c.id.in_(within), which)
        .group_by(_key(one), _key(other))
        .order_by(count.desc(), _key(one), _key(other))
    )
    return [Meeting._make(row) for row in connection.execute(asked)]


def _counted() -> Select[Any]:
    def of_role(role: str) -> ColumnElement[int]:
        return func.count(INCIDENT_PARTY.c.incident.distinct()).filter(INCIDENT_PARTY.c.role == role)

    columns: tuple[ColumnElement[Any], ...] = (
        _key(INCIDENT_PARTY),
        func.min(INCIDENT_PARTY.c.name),
        func.max(INCIDENT_PARTY.c.actor),
        func.count(INCIDENT_PARTY.c.incident.distinct()),
        of_role("actor"),
        of_role("recipient"),
        func.min(INCIDENT_PARTY.c.incident),
    )
    standing = select(*columns).where(INCIDENT_PARTY.c.incident.not_in(_retired()))
    return standing.group_by(_key(INCIDENT_PARTY))


def _retired() -> Select[Any]:
    return select(INCIDENT.c.id).where(INCIDENT.c.retired.is_(True))


def _is(party: Any, key: str) -> ColumnElement[bool]:
    # Not by the key, which no index has.
    return or_(party.c.actor == key, and_(party.c.actor.is_(None), party.c.name == key))


def _among(party: Any, keys: Collection[str]) -> ColumnElement[bool]:
    return or_(party.c.actor.in_(keys), and_(party.c.actor.is_(None), party.c.name.in_(keys)))


def _stands(party: Any) -> ColumnElement[bool]:
    return and_(INCIDENT.c.id == party.c.incident, INCIDENT.c.retired.is_(False))
