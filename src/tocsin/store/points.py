"""Incidents as the map needs them: where, what, when, and nothing else."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import Connection, select

from tocsin.store.asof import resolve
from tocsin.store.filters import Filter
from tocsin.store.incidentrows import columns_of
from tocsin.store.tables import INCIDENT


class Point(NamedTuple):
    """An incident that has a place. ``lat`` and ``lon`` are None where the place is known by name alone."""

    id: str
    type: str
    standing: str
    grade: str
    lat: float | None
    lon: float | None
    precision: str
    country: str | None
    place: str | None
    place_id: str | None
    start: dt.date | None
    killed_best: int | None
    words: str


COLUMNS = (
    INCIDENT.c.id,
    INCIDENT.c.type,
    INCIDENT.c.standing,
    INCIDENT.c.grade,
    INCIDENT.c.lat,
    INCIDENT.c.lon,
    INCIDENT.c.place_precision,
    INCIDENT.c.country,
    INCIDENT.c.place,
    INCIDENT.c.place_id,
    INCIDENT.c.start,
    INCIDENT.c.killed_best,
    INCIDENT.c.headline,
)


def points(connection: Connection, wanted: Filter) -> list[Point]:
    """The incidents that a filter asks for and that have a place, in no order that means anything."""
    conditions, past = resolve(connection, wanted)
    rows = connection.execute(select(*COLUMNS).where(*conditions, INCIDENT.c.place_precision.is_not(None)))
    found = [Point._make(row) for row in rows]
    for one in past:
        if one.incident.place is not None:
            columns = {"id": one.incident.id, **columns_of(one.incident)}
            found.append(Point._make(columns[column.name] for column in COLUMNS))
    return found
