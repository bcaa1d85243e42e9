"""Who publishes news: outlets and news agencies by name and by domain (``data/publishers.tsv``).

A *family* is what counts once: outlets of one newsroom or one owner that print the same copy.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from tocsin.errors import KnowledgeError
from tocsin.knowledge.wordfold import folded_words
from tocsin.tables import Row, cell_parts, read_table

COLUMNS = ("name", "aliases", "domains", "family", "country", "kind", "state", "source")
KINDS = frozenset(
    {"agency", "paper", "broadcaster", "magazine", "site", "monitor", "body", "aggregator", "platform"}
)
SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "ne", "net", "or", "org"})
COUNTRY_CODE = 2
_ARCHIVED = re.compile(r"(?:https?://)?web\.archive\.org/web/[0-9a-z_*]+/(?=.)", re.IGNORECASE)
_FAMILY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet. ``country`` is ISO 3166 alpha-2 or None, ``state`` says that a government directs it."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    family: str
    country: str | None
    kind: str
    state: bool
    source: str


class PublisherBook:
    """All known outlets, found by name or by domain."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self._all = tuple(publishers)
        self._names: dict[tuple[str, ...], Publisher] = {}
        self._domains: dict[str, Publisher] = {}
        self._labels: dict[str, Publisher] = {}
        for one in self._all:
            for name in (one.name, *one.aliases):
                if self._names.setdefault(folded_words(name), one) is not one:
                    raise KnowledgeError(f"publishers.tsv: {name} stands for two outlets", "keep it once")
            for domain in one.domains:
                if self._domains.setdefault(domain, one) is not one:
                    raise KnowledgeError(f"publishers.tsv: {domain} belongs to two outlets", "keep it once")
            self._labels.setdefault(one.family, one)

    def __len__(self) -> int:
        return len(self._all)

    def publishers(self) -> tuple[Publisher, ...]:
        """All outlets in the order of the table, agencies first."""
        return self._all

    def named(self, name: str) -> Publisher | None:
        """The outlet that goes by ``name``; case, accents, ``the`` and marks around it do not count."""
        words = folded_words(name)
        return self._names.get(words) if words else None

    def at(self, url: str) -> Publisher | None:
        """The outlet whose site ``url`` belongs to: the longest known ending of its host."""
        labels = host_of(url).split(".")
        for start in range(len(labels) - 1):
            found = self._domains.get(".".join(labels[start:]))
            if found is not None:
                return found
        return None

    def of_family(self, family: str) -> Publisher | None:
        """The outlet that gives a family its name: the first of the table."""
        return self._labels.get(family)


@cache
def load_publishers() -> PublisherBook:
    """The shipped table. Raises KnowledgeError when it breaks its format."""
    return PublisherBook(_publisher(row) for row in read_table("publishers.tsv", COLUMNS))


def host_of(url: str) -> str:
    """The host of an address in small letters without ``www.``; "" where there is none. Of a page in the Web Archive it
    is that of the page itself."""
    url = _ARCHIVED.sub("", url, count=1)
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def site_of(url: str) -> str:
    """The name of the site: ``example.co.uk`` of ``https://news.example.co.uk/a``; "" where there is no host."""
    labels = host_of(url).split(".")
    if len(labels) > 2 and len(labels[-1]) == COUNTRY_CODE and labels[-2] in SECOND_LEVEL:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])


def _publisher(row: Row) -> Publisher:
    if row["kind"] not in KINDS or row["state"] not in {"yes", "no"} or not _FAMILY.fullmatch(row["family"]):
        raise KnowledgeError(
            f"publishers.tsv: bad kind, state or family beside {row['name']}", "use known kinds"
        )
    return Publisher(
        name=row["name"],
        aliases=cell_parts(row["aliases"]),
        domains=cell_parts(row["domains"]),
        family=row["family"],
        country=row["country"] or None,
        kind=row["kind"],
        state=row["state"] == "yes",
        source=row["source"],
    )
