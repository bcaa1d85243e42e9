"""robots.txt: what a site lets us fetch (RFC 9309), read by protego and kept for a while."""

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from tocsin.errors import FetchError, RefusedError
from tocsin.sources.addresses import origin_of, show_address
from tocsin.sources.fetchbudget import Clock
from tocsin.sources.fetched import Fetched
from tocsin.sources.fetchlimits import FetchLimits

AskRobots = Callable[[str], Fetched]
"""Fetches a robots.txt, whatever the status of its answer."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one origin, None where all is allowed; ``failed`` says why nothing is, for now."""

    parsed: Protego | None
    until: float
    failed: str = ""


class Robots:
    """The rules of the sites asked so far."""

    def __init__(self, limits: FetchLimits, agent: str, clock: Clock) -> None:
        self._limits = limits
        self._agent = agent
        self._clock = clock
        self._known: dict[str, Rules] = {}

    def check(self, url: httpx.URL, ask: AskRobots) -> None:
        """Raises RefusedError for an address that robots.txt closes to us, or while it cannot be asked.

        A site without one (any 4xx) allows all; one that answers 5xx or not at all is left alone for a while.
        """
        rules = self._rules(url, ask)
        shown = show_address(str(url))
        if rules.failed:
            raise RefusedError(
                f"{shown}: robots.txt cannot be asked ({rules.failed})", "it is asked again later"
            )
        if rules.parsed is not None and not rules.parsed.can_fetch(str(url), self._agent):
            raise RefusedError(f"{shown}: robots.txt does not allow it", "ask the publisher, or leave it out")

    def crawl_delay(self, url: httpx.URL) -> float | None:
        """The seconds between two requests that the site asks for, where it is known."""
        rules = self._known.get(origin_of(url))
        delay = (
            rules.parsed.crawl_delay(self._agent) if rules is not None and rules.parsed is not None else None
        )
        return float(delay) if delay is not None else None

    def _rules(self, url: httpx.URL, ask: AskRobots) -> Rules:
        origin = origin_of(url)
        known = self._known.get(origin)
        if known is not None and known.until > self._clock():
            return known
        rules = self._asked(origin, ask)
        while len(self._known) >= self._limits.most_hosts:
            del self._known[next(iter(self._known))]
        self._known[origin] = rules
        return rules

    def _asked(self, origin: str, ask: AskRobots) -> Rules:
        try:
            answer = ask(f"{origin}/robots.txt")
        except FetchError as error:
            return Rules(None, self._clock() + self._limits.robots_refused, error.message)
        if answer.status >= 500:
            until = self._clock() + self._limits.robots_refused
            return Rules(None, until, f"the server answers {answer.status}")
        until = self._clock() + self._limits.robots_kept
        if answer.status != 200:
            return Rules(None, until)
        return Rules(Protego.parse(answer.body.decode("utf-8-sig", "replace")), until)
