"""How many incidents there were on each day, by standing."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from sqlalchemy import Connection, case, func, null, select

from tocsin.store.asof import resolve
from tocsin.store.filters import Filter
from tocsin.store.incidentrows import main_standing
from tocsin.store.tables import INCIDENT


class DayCount(NamedTuple):
    """``day`` is None for the incidents that are not known to the day: no day is given what is not its own."""

    day: dt.date | None
    standing: str
    incidents: int


def days(connection: Connection, wanted: Filter) -> list[DayCount]:
    """The counts of the incidents that a filter asks for, from the first day on, those of no one day last."""
    conditions, past = resolve(connection, wanted)
    day = case((INCIDENT.c.start == INCIDENT.c.end, INCIDENT.c.start), else_=null())
    grouped = (
        select(day, INCIDENT.c.standing, func.count()).where(*conditions).group_by(day, INCIDENT.c.standing)
    )
    counts: Counter[tuple[dt.date | None, str]] = Counter()
    for on, standing, count in connection.execute(grouped):
        counts[on, standing] += count
    for one in past:
        when = one.incident.when.when
        counts[when.start if when.start == when.end else None, main_standing(one.incident)] += 1
    found = [DayCount(on, standing, count) for (on, standing), count in counts.items()]
    return sorted(found, key=lambda one: (one.day is None, one.day or dt.date.min, one.standing))
