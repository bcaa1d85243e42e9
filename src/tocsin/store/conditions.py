"""A filter as conditions on the table of incidents."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, Connection, and_, cast, func, literal, or_, select
from sqlalchemy.dialects.postgresql import JSONB

from tocsin.store.filters import Filter
from tocsin.store.greatcircle import Box, lies_in, lies_within
from tocsin.store.incidentrows import FINE
from tocsin.store.naming import is_named
from tocsin.store.tables import INCIDENT, INCIDENT_FAMILY, INCIDENT_PARTY
from tocsin.store.words import holds_words

Condition = ColumnElement[bool]


def conditions_of(connection: Connection, wanted: Filter) -> list[Condition]:
    """What must hold of an incident as it stands; ``as_of`` is left to ``asof.py``."""
    found: list[Condition] = [INCIDENT.c.retired.is_(False)]
    for asked in (_kinds, _days, _sizes):
        found += asked(wanted)
    for looked_up in (_words, _modes, _parties, _publisher, _places):
        found += looked_up(connection, wanted)
    return found


def best_killed() -> ColumnElement[int | None]:
    """The best figure of killed, the lowest where there is no best."""
    return func.coalesce(INCIDENT.c.killed_best, INCIDENT.c.killed_low)


def _kinds(wanted: Filter) -> list[Condition]:
    closed = (
        (INCIDENT.c.type, wanted.type),
        (INCIDENT.c.quad, wanted.quad),
        (INCIDENT.c.standing, wanted.standing),
        (INCIDENT.c.grade, wanted.grade),
        (INCIDENT.c.country, wanted.country),
    )
    return [column.in_(values.split(",")) for column, values in closed if values]


def _days(wanted: Filter) -> list[Condition]:
    # An empty column fulfils nothing: acts of unknown day fall out where a day is asked.
    asked = (
        (wanted.since, INCIDENT.c.end.__ge__),
        (wanted.until, INCIDENT.c.start.__le__),
        (wanted.told_since, INCIDENT.c.first_told.__ge__),
        (wanted.told_until, INCIDENT.c.first_told.__le__),
        (wanted.changed_since, INCIDENT.c.changed_at.__ge__),
    )
    return [holds(value) for value, holds in asked if value is not None]


def _sizes(wanted: Filter) -> list[Condition]:
    found: list[Condition] = []
    if wanted.killed_at_least is not None:
        found.append(best_killed() >= wanted.killed_at_least)
    if wanted.confidence_at_least is not None:
        found.append(INCIDENT.c.confidence >= wanted.confidence_at_least)
    return found


def _words(connection: Connection, wanted: Filter) -> list[Condition]:
    return [holds_words(connection, wanted.words)] if wanted.words else []


def _modes(connection: Connection, wanted: Filter) -> list[Condition]:
    if not wanted.mode:
        return []
    states: Callable[[str], Condition] = (
        _states_in_sqlite if connection.dialect.name == "sqlite" else _states_in_postgresql
    )
    return [or_(*(states(name) for name in wanted.mode.split(",")))]


def _states_in_sqlite(mode: str) -> Condition:
    told = func.json_each(INCIDENT.c.content, "$.modes").table_valued("value")
    named = select(told.c.value).where(func.json_extract(told.c.value, "$.name") == mode).exists()
    # Most incidents do not even have the name in them, which is quicker to see.
    return and_(func.instr(INCIDENT.c.content, f'"name":"{mode}"') > 0, named)


def _states_in_postgresql(mode: str) -> Condition:
    named = cast(INCIDENT.c.content, JSONB)["modes"].contains(cast(literal([{"name": mode}], JSONB), JSONB))
    return and_(func.strpos(INCIDENT.c.content, f'"name":"{mode}"') > 0, named)


def _parties(connection: Connection, wanted: Filter) -> list[Condition]:
    if not wanted.actor:
        return []
    meant = or_(
        INCIDENT_PARTY.c.actor == wanted.actor, is_named(connection, INCIDENT_PARTY.c.name, wanted.actor)
    )
    if wanted.role:
        meant = and_(meant, INCIDENT_PARTY.c.role == wanted.role)
    return [INCIDENT.c.id.in_(select(INCIDENT_PARTY.c.incident).where(meant))]


def _publisher(connection: Connection, wanted: Filter) -> list[Condition]:
    if not wanted.publisher:
        return []
    meant = is_named(connection, INCIDENT_FAMILY.c.family, wanted.publisher)
    return [INCIDENT.c.id.in_(select(INCIDENT_FAMILY.c.incident).where(meant))]


def _places(connection: Connection, wanted: Filter) -> list[Condition]:
    found: list[Condition] = []
    if wanted.place:
        named = is_named(connection, INCIDENT.c.place, wanted.place)
        found.append(or_(INCIDENT.c.place_id == wanted.place, named))
    if wanted.near or wanted.bbox:
        found.append(INCIDENT.c.place_precision.in_(FINE))
    if wanted.near:
        found.append(lies_within(connection, INCIDENT.c.lat, INCIDENT.c.lon, wanted.near))
    if wanted.bbox:
        found.append(lies_in(INCIDENT.c.lat, INCIDENT.c.lon, Box(*wanted.bbox)))
    return found
