"""The record as it stood at a time: what has not changed since is asked of the tables, the rest of the revisions."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, and_, func, select

from tocsin.model.incident import Incident
from tocsin.store.conditions import Condition, conditions_of
from tocsin.store.filters import Filter
from tocsin.store.incidentrows import read_incident, words_of
from tocsin.store.matching import matches
from tocsin.store.tables import INCIDENT, REVISION


@dataclass(frozen=True, slots=True)
class Past:
    """A state that an incident is no longer in, with the number, time and hash of its revision."""

    incident: Incident
    number: int
    at: dt.datetime
    sha256: str


def resolve(connection: Connection, wanted: Filter) -> tuple[list[Condition], list[Past]]:
    """The conditions for what the tables still hold, and the states of then that only the revisions hold.

    Without ``as_of`` there are none of these.
    """
    conditions = conditions_of(connection, wanted)
    if wanted.as_of is None:
        return conditions, []
    then = replace(wanted, as_of=None)
    past = [one for one in _changed_since(connection, wanted.as_of) if _was_wanted(connection, one, then)]
    return [*conditions, INCIDENT.c.changed_at <= wanted.as_of], past


def _changed_since(connection: Connection, at: dt.datetime) -> Iterator[Past]:
    """The states at a time of those incidents that have changed since."""
    last = (
        select(REVISION.c.incident, func.max(REVISION.c.number).label("number"))
        .join(INCIDENT, and_(INCIDENT.c.id == REVISION.c.incident, INCIDENT.c.changed_at > at))
        .where(REVISION.c.at <= at)
        .group_by(REVISION.c.incident)
        .subquery()
    )
    on_last = and_(REVISION.c.incident == last.c.incident, REVISION.c.number == last.c.number)
    rows = select(REVISION).join(last, on_last).where(REVISION.c.retired.is_(False))
    for row in connection.execute(rows.order_by(REVISION.c.incident)):
        yield Past(read_incident(row.content), row.number, row.at, row.sha256)


def _was_wanted(connection: Connection, past: Past, wanted: Filter) -> bool:
    return matches(past.incident, past.at, lambda: words_of(connection, past.incident), wanted)
