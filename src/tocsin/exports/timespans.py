"""The time of an act in the codes of other projects."""

import datetime as dt

from tocsin.model.when import When

WEEK, MONTH = 7, 31


def days_of(when: When) -> int | None:
    """How many days the stretch has, None when unknown."""
    return None if when.start is None or when.end is None else (when.end - when.start).days + 1


def year_of(when: When) -> int | None:
    """The year that holds the whole stretch."""
    return when.start.year if when.start and when.end and when.start.year == when.end.year else None


def month_of(when: When) -> dt.date | None:
    """The first day of the month that holds the whole stretch."""
    year = year_of(when)
    if year is None or when.start is None or when.end is None or when.start.month != when.end.month:
        return None
    return when.start.replace(day=1)


def acled_time_precision(when: When) -> int | None:
    """1 for a day, 2 up to a week, 3 up to a month, None beyond: ACLED has no code for that."""
    days = days_of(when)
    if days is None or days > MONTH:
        return None
    return 1 if days == 1 else 2 if days <= WEEK else 3


def near_day(when: When) -> dt.date | None:
    """The first day of a stretch no longer than a month: what event data calls the day of an event."""
    return when.start if acled_time_precision(when) else None


def ucdp_date_precision(when: When) -> int | None:
    """UCDP's date_prec: 1 a day, 2 up to 6 days, 3 a week, 4 up to a month, 5 longer, None when unknown."""
    days = days_of(when)
    if days is None:
        return None
    limits = ((1, 1), (WEEK - 1, 2), (WEEK, 3), (MONTH, 4))
    return next((code for longest, code in limits if days <= longest), 5)
