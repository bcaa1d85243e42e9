"""Points in time as the record keeps them: text in UTC that sorts like time, the same in every database."""

import datetime as dt

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


class UtcTime(TypeDecorator[dt.datetime]):
    """An aware datetime in Python, ``2026-11-24T09:30:00.000000Z`` in the database.

    Raises ValueError when a time without offset is to be kept.
    """

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """The text of a time."""
        return None if value is None else say_utc(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """The time of a text."""
        return None if value is None else dt.datetime.strptime(value, FORM).replace(tzinfo=dt.UTC)


def say_utc(time: dt.datetime) -> str:
    """The time as text in UTC to the microsecond. Raises ValueError for a time without offset."""
    if time.utcoffset() is None:
        raise ValueError("a time in the record needs its offset")
    return time.astimezone(dt.UTC).strftime(FORM)
