"""How many incidents were told first on each day, by country or place: what levels are made of."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, literal, select

from tocsin.store.conditions import conditions_of
from tocsin.store.filters import Filter
from tocsin.store.tables import INCIDENT

Counts = dict[str, Counter[dt.date]]
EVERYWHERE = "everywhere"
PLACES = {"country": INCIDENT.c.country, "place": INCIDENT.c.place_id, "all": literal(EVERYWHERE)}


def count_told(
    connection: Connection, filters: Iterable[Filter], by: str, since: dt.date, until: dt.date
) -> Counts:
    """The counts by day of first telling, both days included, of each country (``XX``) or place (its id).

    ``by`` is ``country``, ``place`` or ``all``. Incidents whose place is not known so far are not counted, and one that
    several filters ask for is counted once.
    """
    place = PLACES[by]
    days: dict[str, tuple[str, dt.date]] = {}
    found: Counts = {}
    for wanted in filters:
        conditions = conditions_of(connection, wanted)
        told = select(INCIDENT.c.id, place, INCIDENT.c.first_told).where(
            *conditions, place.is_not(None), INCIDENT.c.first_told.between(since, until)
        )
        days |= {id: (name, day) for id, name, day in connection.execute(told)}
    for name, day in days.values():
        found.setdefault(name, Counter())[day] += 1
    return found


def first_day_told(connection: Connection) -> dt.date | None:
    """The earliest day on which any incident of the record was told, None for an empty record."""
    asked = select(func.min(INCIDENT.c.first_told)).where(INCIDENT.c.retired.is_(False))
    day: dt.date | None = connection.scalar(asked)
    return day


def name_place(connection: Connection, id: str) -> str:
    """The name that incidents give to the place of an id, the id where there is none."""
    asked = select(INCIDENT.c.place).where(INCIDENT.c.place_id == id).order_by(INCIDENT.c.id).limit(1)
    return connection.scalar(asked) or id
