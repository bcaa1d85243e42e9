"""The pace of requests to one host: a gap between two, and longer where the host asks for rest."""

import datetime as dt
import random
from collections.abc import Callable
from email.utils import parsedate_to_datetime

from tocsin.errors import FetchError
from tocsin.sources.fetchbudget import Clock
from tocsin.sources.fetchlimits import FetchLimits

Sleep = Callable[[float], None]


class Pace:
    """Waits before each request so long that no host is asked too often; each host has its own pace."""

    def __init__(self, limits: FetchLimits, clock: Clock, sleep: Sleep, chance: random.Random) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._chance = chance
        self._next: dict[str, float] = {}

    def wait(self, host: str, crawl_delay: float | None = None) -> None:
        """Sleeps until the host may be asked, and books the gap that follows; ``crawl_delay`` is of robots.txt.

        Raises FetchError when the host wants to be left alone for longer than anybody waits.
        """
        now = self._clock()
        start = max(now, self._next.get(host, now))
        if start - now > self._limits.longest_wait:
            seconds = f"{start - now:.0f}"
            raise FetchError(
                f"{host}: is left alone for {seconds} more seconds", "it is asked again after that"
            )
        if start > now:
            self._sleep(start - now)
        asked = min(crawl_delay or 0.0, self._limits.longest_crawl_delay)
        self._book(host, start + self._with_jitter(max(self._limits.gap_seconds, asked)))

    def back_off(self, host: str, tries: int, retry_after: float | None) -> float:
        """Books the rest of a host that has answered ``tries`` times that it is too busy; gives its seconds.

        ``retry_after`` is what it asks for, taken up to a limit; without it the rest doubles with each try.
        """
        doubled = self._with_jitter(self._limits.first_back_off * 2.0 ** (tries - 1))
        rest = min(max(retry_after or 0.0, doubled), self._limits.longest_hold)
        self._book(host, self._clock() + rest)
        return rest

    def _book(self, host: str, time: float) -> None:
        if len(self._next) >= self._limits.most_hosts and host not in self._next:
            now = self._clock()
            self._next = {name: until for name, until in self._next.items() if until > now}
        self._next[host] = max(time, self._next.get(host, time))

    def _with_jitter(self, seconds: float) -> float:
        return seconds * (1 + self._limits.jitter * self._chance.random())


def retry_seconds(value: str | None, now: dt.datetime) -> float | None:
    """The seconds that a ``Retry-After`` asks for, a number or a date; None when it says nothing that can be read."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=dt.UTC)
    return max(0.0, (then - now).total_seconds())
