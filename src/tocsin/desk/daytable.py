"""Incidents by day as a table, for those who cannot see the timeline."""

import datetime as dt
from collections import Counter

from tocsin.store.connection import Connection
from tocsin.store.days import days
from tocsin.store.filters import Filter

SHOWN = 60


def by_day(connection: Connection, wanted: Filter, most: int = SHOWN) -> list[tuple[dt.date, int]]:
    """The newest days with the number of their incidents; those known to no one day are left out."""
    counts: Counter[dt.date] = Counter()
    for one in days(connection, wanted):
        if one.day is not None:
            counts[one.day] += one.incidents
    return sorted(counts.items(), reverse=True)[:most]
