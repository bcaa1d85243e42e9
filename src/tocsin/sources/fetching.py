"""The one safe fetcher: all that Tocsin asks of the network for its sources goes through here."""

import datetime as dt
import random
import time
from collections.abc import Callable
from copy import copy
from functools import cache
from ssl import SSLContext

import httpx

from tocsin.errors import FetchError, RefusedError
from tocsin.sources.addresses import host_of, parse_address, redirected, show_address, within
from tocsin.sources.asking import Answer, ask
from tocsin.sources.connecting import GuardedBackend, GuardedTransport
from tocsin.sources.fetchbudget import Budget, Clock
from tocsin.sources.fetched import Fetched
from tocsin.sources.fetchlimits import FetchLimits, load_fetch_limits, load_fetch_rules
from tocsin.sources.pace import Pace, Sleep, retry_seconds
from tocsin.sources.resolving import Resolve, resolve_host
from tocsin.sources.robots import Robots

BUSY = {429, 503}
MOVED = {301, 302, 303, 307, 308}
GOOD = {200, 203}
NOT_MODIFIED = 304


def utc_now() -> dt.datetime:
    """The time by the clock of the machine."""
    return dt.datetime.now(dt.UTC)


class Fetcher:
    """Fetches public pages, politely and within limits; keeps nothing but the pace and the robots.txt of hosts.

    ``allow`` are hosts that may lie in a private network or have any port: for tests and intranets. ``clock`` gives
    seconds, ``now`` the time, ``sleep`` waits, ``chance`` draws the jitter, ``resolve`` finds the addresses of a host.
    ``heard`` is called with each answer to :meth:`fetch`, so that a caller may keep ETags and visits.
    """

    def __init__(
        self,
        limits: FetchLimits | None = None,
        allow: frozenset[str] = frozenset(),
        *,
        clock: Clock = time.monotonic,
        now: Callable[[], dt.datetime] = utc_now,
        sleep: Sleep = time.sleep,
        chance: random.Random | None = None,
        resolve: Resolve = resolve_host,
        heard: Callable[[Fetched], None] | None = None,
    ) -> None:
        rules = load_fetch_rules()
        self.limits = limits or load_fetch_limits()
        self.now = now
        self._allow = allow
        self._clock = clock
        self._resolve = resolve
        self._heard = heard
        self._user_agent = rules.user_agent
        self._pace = Pace(self.limits, clock, sleep, chance or random.SystemRandom())
        self._robots = Robots(self.limits, rules.agent, clock)

    def fetch(
        self,
        url: str,
        etag: str | None = None,
        last_modified: str | None = None,
        *,
        kind: str = "page",
        hosts: frozenset[str] = frozenset(),
    ) -> Fetched:
        """What is found at an address.

        ``etag`` and ``last_modified`` are of the last visit: a page that has not changed since comes as
        ``not_modified``. ``kind`` is what is asked for (``page``, ``feed``, ``sitemap``, ``pdf``, ``warc``). Where
        ``hosts`` names some, only they and hosts below them are asked.
        Raises RefusedError for what may not be fetched, FetchError for what cannot be.
        """
        marks = {"if-none-match": etag, "if-modified-since": last_modified}
        fetched = self._follow(url, {name: value for name, value in marks.items() if value}, kind, hosts)
        if fetched.not_modified:
            fetched = fetched.with_marks(etag, last_modified)
        self._tell(fetched)
        return fetched

    def ask_anew(self, fetched: Fetched) -> None:
        """Tells ``heard`` of an answer once more, without its marks: what it leads to has not all been had."""
        self._tell(fetched.without_marks())

    def beside(self, allow: frozenset[str], heard: Callable[[Fetched], None] | None = None) -> "Fetcher":
        """Another fetcher that shares the pace and the robots.txt of hosts with this one."""
        other = copy(self)
        other._allow = allow
        other._heard = heard
        return other

    def _tell(self, fetched: Fetched) -> None:
        if self._heard is not None:
            self._heard(fetched)

    def _follow(self, url: str, headers: dict[str, str], kind: str, hosts: frozenset[str]) -> Fetched:
        """The answer at the end of all redirects; each hop passes the same checks."""
        limits = self.limits
        target = parse_address(url, self._allow)
        wire_bytes = limits.robots_bytes if kind == "robots" else limits.wire_bytes
        budget = Budget(show_address(url), limits.total_seconds, wire_bytes, self._clock)
        seen: set[str] = set()
        while True:
            shown = show_address(str(target))
            if hosts and not within(host_of(target), hosts):
                raise RefusedError(
                    f"{shown}: is not among the hosts allowed to this source", "allow the host"
                )
            if str(target) in seen:
                raise FetchError(f"{shown}: redirects in a circle", "check the address in a browser")
            if len(seen) > limits.most_redirects:
                message = f"{show_address(url)}: redirects more than {limits.most_redirects} times"
                raise FetchError(message, "give the address it ends at")
            seen.add(str(target))
            if kind != "robots":
                self._robots.check(target, self._ask_robots)
            answer = self._patiently(target, headers, kind, budget)
            if answer.status not in MOVED:
                return self._result(answer, url, target, bool(headers), kind)
            target = redirected(target, answer.header("location"), self._allow)

    def _patiently(self, target: httpx.URL, headers: dict[str, str], kind: str, budget: Budget) -> Answer:
        """The answer of one address, asked again after a rest when its host is too busy."""
        host = host_of(target)
        tries = 0
        while True:
            self._pace.wait(host, self._robots.crawl_delay(target))
            answer = self._once(target, headers, kind, budget)
            if answer.status not in BUSY:
                return answer
            tries += 1
            rest = self._pace.back_off(host, tries, retry_seconds(answer.header("retry-after"), self.now()))
            if tries >= self.limits.most_tries or rest > self.limits.longest_wait:
                shown = show_address(str(target))
                message = (
                    f"{shown}: the server answers {answer.status}, it is left alone for {rest:.0f} seconds"
                )
                raise FetchError(message, "it is asked again after that")

    def _once(self, target: httpx.URL, headers: dict[str, str], kind: str, budget: Budget) -> Answer:
        backend = GuardedBackend(budget, self.limits, self._allow, self._resolve)
        budget.start()
        try:
            with GuardedTransport(backend, tls_context()) as transport:
                return ask(transport, target, {"user-agent": self._user_agent, **headers}, kind, self.limits)
        finally:
            budget.stop()

    def _result(self, answer: Answer, asked: str, target: httpx.URL, conditional: bool, kind: str) -> Fetched:
        not_modified = answer.status == NOT_MODIFIED and conditional
        if kind != "robots" and answer.status not in GOOD and not not_modified:
            hint = "try again later" if answer.status >= 500 else "check the address in a browser"
            raise FetchError(f"{show_address(str(target))}: the server answers {answer.status}", hint)
        body = b"" if not_modified else answer.body
        return Fetched(str(target), answer.status, answer.headers, body, self.now(), not_modified, asked)

    def _ask_robots(self, address: str) -> Fetched:
        return self._follow(address, {}, "robots", frozenset())


@cache
def tls_context() -> SSLContext:
    """How certificates are checked: against the authorities that httpx brings, never against the environment."""
    return httpx.create_ssl_context(trust_env=False)
