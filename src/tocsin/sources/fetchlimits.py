"""How much the fetcher takes, how long it waits and where it never goes; the figures stand in a data file."""

import ipaddress
from dataclasses import dataclass, field
from functools import cache

from tocsin.tables import Values, make_of

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The limits of ``data/fetching.toml``; bytes and seconds, unless the name says otherwise."""

    longest_address: int
    most_redirects: int
    most_addresses: int
    header_bytes: int
    most_headers: int
    wire_bytes: int
    body_bytes: int
    robots_bytes: int
    most_ratio: float
    ratio_from: int
    connect_seconds: float
    silence_seconds: float
    total_seconds: float
    gap_seconds: float
    jitter: float
    longest_crawl_delay: float
    most_tries: int
    first_back_off: float
    longest_wait: float
    longest_hold: float
    robots_kept: float
    robots_refused: float
    most_hosts: int
    feed_bytes: int
    broken_feed_bytes: int
    most_feed_tags: int
    most_attributes: int
    most_sitemap_tags: int
    most_entries: int
    most_pages: int
    most_sitemaps: int
    sitemap_depth: int
    days_ahead: int


@dataclass(frozen=True, slots=True)
class FetchRules:
    """The whole table: the limits, our names, and the lists.

    ``kinds`` gives the media types by what is asked for, ``refused`` the networks that are no public host with the
    reason, ``carriers`` the networks of IPv6 that carry an IPv4 address with the bit at which it starts.
    """

    agent: str
    user_agent: str
    limits: FetchLimits
    ports: frozenset[int]
    doors: frozenset[str]
    charsets: frozenset[str]
    kinds: dict[str, frozenset[str]]
    refused: dict[Network, str] = field(repr=False)
    carriers: dict[ipaddress.IPv6Network, int] = field(repr=False)


@cache
def load_fetch_rules() -> FetchRules:
    """The rules of ``data/fetching.toml``. Raises KnowledgeError when the file breaks its format."""
    return make_of("fetching.toml", "tocsin.sources", _rules)


def _rules(table: Values) -> FetchRules:
    return FetchRules(
        agent=table["agent"],
        user_agent=table["user_agent"],
        limits=FetchLimits(**table["limits"]),
        ports=frozenset(table["ports"]["open"]),
        doors=frozenset(table["sites"]["doors"]),
        charsets=frozenset(table["charsets"]["known"]),
        kinds={kind: frozenset(types) for kind, types in table["kinds"].items()},
        refused={ipaddress.ip_network(network): why for network, why in table["refused"].items()},
        carriers={ipaddress.IPv6Network(network): bit for network, bit in table["carriers"].items()},
    )


def load_fetch_limits() -> FetchLimits:
    """The limits of ``data/fetching.toml``."""
    return load_fetch_rules().limits
