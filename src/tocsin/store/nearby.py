"""Incidents that may be tied to another: near it in time and place, or tied to it already."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from tocsin.model.incident import Incident
from tocsin.model.place import Place
from tocsin.store.greatcircle import box_around, kilometres, lies_in
from tocsin.store.incidentlookup import incidents_of
from tocsin.store.incidentrows import FINE
from tocsin.store.tables import INCIDENT

DAYS, KM = 31, 100.0
MOST = 200
LONGEST = 366
"""A longer act is not looked for among the neighbours: to find it, all that began before would be looked through."""

COLUMNS = (
    INCIDENT.c.id,
    INCIDENT.c.start,
    INCIDENT.c.end,
    INCIDENT.c.first_told,
    INCIDENT.c.place_precision,
    INCIDENT.c.lat,
    INCIDENT.c.lon,
)


class _Neighbour(NamedTuple):
    id: str
    start: dt.date | None
    end: dt.date | None
    first_told: dt.date | None
    place_precision: str | None
    lat: float | None
    lon: float | None


def incidents_near(
    connection: Connection, incident: Incident, days: int = DAYS, km: float = KM, most: int = MOST
) -> list[Incident]:
    """Other incidents within so many days and kilometres, nearest in time first, then in place; at most ``most``.

    An unknown day is taken for that of the first report. Where one of the two is known no finer than by province or
    country, the same country is near enough; an incident without a place or a day has no neighbours.
    """
    place = incident.place.place if incident.place else None
    first = incident.when.when.start or incident.first_told
    last = incident.when.when.end or incident.first_told
    if place is None or first is None or last is None:
        return []
    days_near = _days_near(_moved(first, -days), _moved(last, days))
    others = INCIDENT.c.id != incident.id, INCIDENT.c.retired.is_(False)
    asked = select(*COLUMNS).where(*others, days_near, _place_near(place, km))
    placed = []
    for row in map(_Neighbour._make, connection.execute(asked).all()):
        away = _away(row, place)
        if away is None or away <= km:
            placed.append((_days_between(row, first, last), away or 0.0, row.id))
    return incidents_of(connection, [id for _, _, id in sorted(placed)[:most]])


def incidents_linked_to(connection: Connection, ids: Collection[str]) -> list[Incident]:
    """The incidents that those of the ids are linked to, in order of id. Each link is kept at both its ends."""
    linked = {link.other for incident in incidents_of(connection, ids) for link in incident.links}
    return incidents_of(connection, sorted(linked))


def _days_near(first: dt.date, last: dt.date) -> ColumnElement[bool]:
    known = and_(INCIDENT.c.start.between(_moved(first, -LONGEST), last), INCIDENT.c.end >= first)
    return or_(known, and_(INCIDENT.c.start.is_(None), INCIDENT.c.first_told.between(first, last)))


def _moved(day: dt.date, days: int) -> dt.date:
    """So many days later or earlier, as far as the calendar goes."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _place_near(place: Place, km: float) -> ColumnElement[bool]:
    fine = INCIDENT.c.place_precision.in_(FINE)
    if place.precision not in FINE or place.lat is None or place.lon is None:
        return INCIDENT.c.country == place.country
    close = and_(fine, lies_in(INCIDENT.c.lat, INCIDENT.c.lon, box_around(place.lat, place.lon, km)))
    return or_(close, and_(~fine, INCIDENT.c.country == place.country))


def _away(row: _Neighbour, place: Place) -> float | None:
    fine = place.precision in FINE and row.place_precision in FINE
    if not fine or place.lat is None or place.lon is None or row.lat is None or row.lon is None:
        return None
    return kilometres(place.lat, place.lon, row.lat, row.lon)


def _days_between(row: _Neighbour, first: dt.date, last: dt.date) -> int:
    start, end = row.start or row.first_told or first, row.end or row.first_told or last
    return max((start - last).days, (first - end).days, 0)
