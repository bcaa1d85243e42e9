"""Reports as they come in: each with the bytes that are its evidence, where it came from and when."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from tocsin.errors import InputError, SourceError
from tocsin.model.arrival import Arrival
from tocsin.sources.checks import check_article
from tocsin.sources.found import Found
from tocsin.sources.inputs import Defaults
from tocsin.sources.limits import Kind
from tocsin.sources.note import Note
from tocsin.sources.paths import path_contents
from tocsin.sources.settings import Source

if TYPE_CHECKING:
    from tocsin.sources.described import Known
    from tocsin.sources.fetching import Fetcher

Clock = Callable[[], dt.datetime]
Item = Arrival | InputError | SourceError | Note
BY_HAND = "files"
WEB = {
    "feed": ("feeds", "feed_arrivals"),
    "page": ("websites", "website_arrivals"),
    "sitemap": ("sitemaps", "sitemap_arrivals"),
}
"""The module and the function that read each kind of source on the web."""
KINDS: dict[str, Kind | None] = {
    "files": None,
    "csv": "table",
    "jsonl": "lines",
    "mailbox": "mailbox",
    "pdf": "pdf",
    "warc": "warc",
    "zip": "zip",
}
"""What the kinds of sources on this machine hold; None for every kind by its name."""


def arrivals_from(source: Source, fetcher: "Fetcher", known: "Known", now: Clock) -> Iterator[Item]:
    """The reports that a source has now; errors are given in their place, not raised.

    ``known`` tells the last visit to an address, ``now`` the time as an aware datetime in UTC.
    """
    if source.kind in WEB:
        module, function = WEB[source.kind]
        # Loaded here: files alone need no network, and every command would wait for it.
        read = getattr(import_module(f"tocsin.sources.{module}"), function)
        yield from read(source, fetcher, known)
        return
    defaults = Defaults(publisher=source.publisher, language=source.language)
    yield from arrivals_of_paths(
        [source.address], defaults, now, source.name, source.family, KINDS[source.kind]
    )


def arrivals_of_paths(
    paths: Iterable[str],
    defaults: Defaults,
    now: Clock,
    source: str = BY_HAND,
    family: str | None = None,
    kind: Kind | None = None,
) -> Iterator[Item]:
    """The reports of files and folders of all kinds, in order; errors are given in their place, not raised.

    The raw bytes of each are its own: the line of JSONL, the CSV row as JSON, the member, the page, the message. The
    address is ``FILE``, ``FILE:LINE`` or ``FILE!MEMBER``; the time is that of an archive's own record, else ``now``.
    """
    for path in paths:
        for where, item in path_contents(path, kind=kind):
            if not isinstance(item, Found):
                yield item
                continue
            try:
                article = check_article(defaults.fill(item.article), where)
            except InputError as error:
                yield error
                continue
            yield Arrival(
                article=article,
                raw=item.raw,
                address=where,
                fetched_at=item.fetched_at or now(),
                media_type=item.media_type,
                headers=item.headers,
                source=source,
                family=family,
            )
