"""What the readers of web sources ask of a description in ``tocsin.toml`` and of the last visit."""

import datetime as dt
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Protocol

import httpx

from tocsin.errors import InputError, SourceError
from tocsin.model.arrival import Arrival
from tocsin.sources.addresses import host_of
from tocsin.sources.note import Note

Item = Arrival | InputError | SourceError | Note


class Described(Protocol):
    """The description of a source."""

    @property
    def name(self) -> str:
        """Its name in ``tocsin.toml``."""

    @property
    def address(self) -> str:
        """The address of the page, the feed or the sitemap."""

    @property
    def publisher(self) -> str | None:
        """The publisher of all its reports, where the description states one."""

    @property
    def family(self) -> str | None:
        """The publisher family, where the description states one."""

    @property
    def language(self) -> str | None:
        """The language of its reports, where the description states one."""

    @property
    def allow_hosts(self) -> Collection[str]:
        """The hosts that it may be fetched from beside its own; none means any public one."""

    @property
    def full_text(self) -> bool:
        """Whether the page of each entry of a feed is fetched."""


class Visited(Protocol):
    """The last visit to an address."""

    @property
    def at(self) -> dt.datetime:
        """When it was."""

    @property
    def outcome(self) -> str:
        """``new``, ``unchanged``, ``refused`` or ``failed``."""

    @property
    def etag(self) -> str | None:
        """The ETag that the server sent."""

    @property
    def last_modified(self) -> str | None:
        """The Last-Modified that the server sent."""


Known = Callable[[str], Visited | None]
"""The last visit to an address, None when it was never visited."""
WELL = {"new", "unchanged"}


def hosts_of(source: Described) -> frozenset[str]:
    """The hosts that a source is kept to, its own among them; empty when it may ask any public one."""
    if not source.allow_hosts:
        return frozenset()
    addresses = (source.address, *(f"http://{host}/" for host in source.allow_hosts))
    hosts: set[str] = set()
    for address in addresses:
        with suppress(httpx.InvalidURL, ValueError):
            hosts.add(host_of(httpx.URL(address)))
    return frozenset(hosts)


def is_done(address: str, changed: dt.datetime | None, known: Known) -> bool:
    """Whether an address was visited well, and no change is stated since then."""
    visit = known(address)
    if visit is None or visit.outcome not in WELL:
        return False
    return changed is None or changed <= visit.at


def is_web(address: str) -> bool:
    """Whether an address is one of the web at all."""
    try:
        return httpx.URL(address).scheme in {"http", "https"}
    except (httpx.InvalidURL, ValueError):
        return False
