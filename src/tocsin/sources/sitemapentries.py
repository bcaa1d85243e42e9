"""What a sitemap lists: pages of news, or other sitemaps (sitemaps.org 0.9, with Google's news tags)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from tocsin.errors import InputError
from tocsin.sources.feedentries import written_day

NO_SITEMAP = "give the address of a sitemap"
DEEPEST = 16
LONGEST = 4_000
LISTS = {"urlset": False, "sitemapindex": True}
ROWS = {"url", "sitemap"}
FIELDS = {"loc", "lastmod", "title", "name", "language", "publication_date"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a sitemap: an address, and what is said about it; ``is_sitemap`` for rows of an index.

    ``date`` is the day of publication where the row states it, ``changed`` when the page was last changed.
    """

    address: str
    is_sitemap: bool
    title: str | None = None
    date: dt.date | None = None
    changed: dt.datetime | None = None
    publisher: str | None = None
    language: str | None = None

    @property
    def newest(self) -> dt.datetime:
        """When it was changed, a time long ago where that is unknown: the order in which rows are visited."""
        return self.changed or dt.datetime.min.replace(tzinfo=dt.UTC)


def read_sitemap(xml: bytes, where: str) -> Iterator[Listed | InputError]:
    """The rows of a sitemap in UTF-8 without DOCTYPE; where its XML breaks, an error comes after the rows before.

    Raises InputError for what is no sitemap.
    """
    reader = _Reader()
    broken: InputError | None = None
    try:
        reader.parse(xml)
    except expat.ExpatError as error:
        broken = InputError(f"{where}: the XML breaks in line {error.lineno}", "the rows before it are read")
    except TooDeepError:
        broken = InputError(f"{where}: is nested deeper than any sitemap", "it is left out")
    if reader.is_index is None:
        raise InputError(f"{where}: is no sitemap", NO_SITEMAP) from broken
    for row in reader.rows:
        listed = _listed(row, reader.is_index)
        yield listed or InputError(f"{where}: a row names no address", "the others are read all the same")
    if broken is not None:
        yield broken


class TooDeepError(Exception):
    """Tags in tags in tags."""


@dataclass
class _Reader:
    """Gathers rows while expat reads; the tags are known by their local names, whatever the prefix."""

    is_index: bool | None = None
    rows: list[dict[str, str]] = field(default_factory=list)
    row: dict[str, str] | None = None
    path: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def parse(self, xml: bytes) -> None:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if not self.path:
            self.is_index = LISTS.get(name)
        elif len(self.path) == 1 and name in ROWS:
            self.row = {}
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise TooDeepError
        self.parts, self.size = [], 0

    def _end(self, tag: str) -> None:
        name = self.path.pop()
        # Images and videos in a row have titles and addresses of their own.
        inside = self.path[2:] in ([], ["news"], ["news", "publication"])
        if self.row is not None and name in FIELDS and inside:
            self.row.setdefault(name, " ".join("".join(self.parts).split()))
        if len(self.path) == 1 and self.row is not None:
            self.rows.append(self.row)
            self.row = None
        self.parts, self.size = [], 0

    def _data(self, data: str) -> None:
        self.size += len(data)
        if self.size <= LONGEST:
            self.parts.append(data)


def _listed(row: dict[str, str], is_sitemap: bool) -> Listed | None:
    address = row.get("loc")
    if not address:
        return None
    published, time = written_day(row.get("publication_date"))
    modified_day, modified = written_day(row.get("lastmod"))
    if modified is None and modified_day is not None:
        # A mere day ends before anything of it can have been missed.
        modified = dt.datetime.combine(modified_day, dt.time(), dt.UTC)
    return Listed(
        address=address,
        is_sitemap=is_sitemap,
        title=row.get("title") or None,
        date=published,
        changed=modified or time,
        publisher=row.get("name") or None,
        language=row.get("language") or None,
    )
