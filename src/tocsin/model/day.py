"""Days as sources write them: ISO 8601 and nothing else, since 05/11 is two different days."""

import datetime as dt
import re

from tocsin.errors import DateError

ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}.*)?", re.DOTALL)
HINT = "write it as 2023-11-05"
LONGEST_SHOWN = 40


def parse_day(text: str) -> dt.date:
    """The day of an ISO date ("2023-11-05") or timestamp ("2023-11-05T22:30:00+02:00", the day as written).

    Raises DateError for all else, also for days that no calendar has.
    """
    stripped = text.strip()
    try:
        if ISO.fullmatch(stripped):
            return dt.datetime.fromisoformat(stripped).date()
    except ValueError:
        pass
    shown = stripped if len(stripped) <= LONGEST_SHOWN else stripped[:LONGEST_SHOWN] + "…"
    raise DateError(f"{shown!r} is no ISO date", HINT)
