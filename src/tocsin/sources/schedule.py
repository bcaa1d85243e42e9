"""When a source is visited next."""

import datetime as dt
import re
from typing import Protocol

LEAST, MOST = dt.timedelta(minutes=1), dt.timedelta(days=30)
UNITS = {"minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
"""Seconds."""
FORM = re.compile(r"(\d{1,6}) (minute|hour|day|week)s?")
EVERY_HINT = 'write it as "15 minutes", "1 hour" or "1 day", from 1 minute to 30 days'
SHARE = 0.1
"""A visit comes up to this share of the time between visits earlier or later, so that sources spread."""
SLOWEST = dt.timedelta(days=1)
"""A source that fails again and again is still asked this often, if not less often by its own schedule."""


class Scheduled(Protocol):
    """What has a time between visits."""

    @property
    def every(self) -> dt.timedelta:
        """The time between visits."""


def parse_every(text: str) -> dt.timedelta:
    """The time between visits of "15 minutes". Raises ValueError for what is not of that form or out of bounds."""
    match = FORM.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(text)
    every = dt.timedelta(seconds=int(match.group(1)) * UNITS[match.group(2)])
    if not LEAST <= every <= MOST:
        raise ValueError(text)
    return every


def due(
    source: Scheduled, last_visit_at: dt.datetime | None, now: dt.datetime, jitter: float, failures: int = 0
) -> dt.datetime:
    """The time of the next visit, never before ``now``; a source never visited is due at once.

    ``jitter`` is a number from 0 to 1 drawn by chance. Each of the ``failures`` since the last good visit doubles the
    time between visits, up to a day. A last visit in the future, after a clock was set back, counts as now.
    """
    if last_visit_at is None:
        return now
    every = source.every
    if failures > 0:
        every = max(every, min(every * 2 ** min(failures, 16), SLOWEST))
    next_visit = min(last_visit_at, now) + every * (1 + SHARE * (2 * jitter - 1))
    return max(next_visit, now)
