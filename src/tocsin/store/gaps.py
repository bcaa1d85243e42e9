"""Stretches of days on which a source that should have sent reports sent none: what was not seen is shown as such."""

import datetime as dt
import json
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from tocsin.store.tables import ARRIVAL, SOURCE

DAY = dt.timedelta(days=1)


class Gap(NamedTuple):
    """Days without a report of a source, both ends included."""

    start: dt.date
    end: dt.date
    words: str


def gaps(connection: Connection) -> list[Gap]:
    """The gaps of every source that is expected to send something each day, by their first day.

    Only days between two arrivals count; whether a source is silent now is said by its health.
    """
    found: list[Gap] = []
    for name, content in connection.execute(select(SOURCE.c.name, SOURCE.c.content)):
        if json.loads(content).get("least_per_day"):
            day = func.substr(ARRIVAL.c.fetched_at, 1, 10)
            came = select(day).where(ARRIVAL.c.source == name).distinct().order_by(day)
            days = [dt.date.fromisoformat(text) for text in connection.scalars(came)]
            found += [
                Gap(one + DAY, other - DAY, f"silent: {name}")
                for one, other in pairwise(days)
                if other - one > DAY
            ]
    return sorted(found)
