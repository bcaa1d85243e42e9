"""The health of the sources: a feed that gives fewer reports than it should, or more, is an alarm of its own."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from tocsin.model.fields import Fields
from tocsin.store.tables import ARRIVAL, SOURCE, VISIT

DAY = dt.timedelta(days=1)
State = Literal["well", "silent", "failing", "fewer", "more"]


@dataclass(frozen=True, slots=True)
class Health:
    """How one source does.

    ``today`` counts the arrivals of the last 24 hours, of which there should be ``least_per_day`` to ``most_per_day``.
    ``words`` say what is wrong, and are empty where nothing is.
    """

    source: str
    last_arrival: dt.datetime | None
    today: int
    least_per_day: int | None
    most_per_day: int | None
    state: State
    words: str


def health(connection: Connection, at: dt.datetime) -> list[Health]:
    """The health of every source that was described, by name, at a time.

    A source is silent or gives fewer than it should only when its first visit was a day ago or more.
    """
    described = connection.execute(select(SOURCE.c.name, SOURCE.c.content).order_by(SOURCE.c.name)).all()
    return [_health_of(connection, name, Fields(json.loads(content)), at) for name, content in described]


def _health_of(connection: Connection, name: str, described: Fields, at: dt.datetime) -> Health:
    came = ARRIVAL.c.source == name
    last = connection.scalar(select(func.max(ARRIVAL.c.fetched_at)).where(came))
    today = connection.scalar(select(func.count()).where(came, ARRIVAL.c.fetched_at > at - DAY)) or 0
    first_visit = connection.scalar(select(func.min(VISIT.c.at)).where(VISIT.c.source == name))
    least, most = described.maybe_whole("least_per_day"), described.maybe_whole("most_per_day")
    settled = first_visit is not None and at - first_visit >= DAY
    found: list[tuple[State, str]] = []
    if first_visit and settled and least and today == 0:
        found.append(("silent", f"silent for {_long(at - (last or first_visit))}"))
    last_visit = select(VISIT.c.outcome, VISIT.c.words).where(VISIT.c.source == name)
    visit = connection.execute(last_visit.order_by(VISIT.c.number.desc()).limit(1)).one_or_none()
    if visit and visit.outcome in ("refused", "failed"):
        found.append(("failing", f"last visit {visit.outcome}: {visit.words}".rstrip(": ")))
    if settled and least and 0 < today < least:
        found.append(("fewer", f"{today} in the last 24 hours, at least {least} expected"))
    if most is not None and today > most:
        found.append(("more", f"{today} in the last 24 hours, at most {most} expected"))
    state = found[0][0] if found else "well"
    return Health(name, last, today, least, most, state, "; ".join(words for _, words in found))


def _long(time: dt.timedelta) -> str:
    """So many hours, from two days on so many days."""
    hours = int(time.total_seconds() // 3600)
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
