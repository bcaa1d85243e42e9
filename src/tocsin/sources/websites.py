"""Web pages: each fetched by the safe fetcher and read by trafilatura from its bytes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import httpx

from tocsin.errors import InputError, RefusedError, SourceError
from tocsin.model.arrival import Arrival
from tocsin.sources.addresses import parse_address, same_site
from tocsin.sources.charsets import decode_stated
from tocsin.sources.checks import check_article
from tocsin.sources.described import Described, Item, Known, hosts_of
from tocsin.sources.encoding import decode_bytes
from tocsin.sources.fetched import Fetched
from tocsin.sources.fetching import Fetcher
from tocsin.sources.fetchlimits import load_fetch_limits
from tocsin.sources.pages import DECLARED, HEAD, page_article
from tocsin.sources.texts import text_article


@dataclass(frozen=True, slots=True)
class Facts:
    """What a feed or a sitemap says about a page; it counts for more than what the page says."""

    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    language: str | None = None


NOTHING = Facts()


def website_arrivals(source: Described, fetcher: Fetcher, known: Known) -> Iterator[Item]:
    """The report of one page, nothing when it has not changed since the last visit; errors are given, not raised."""
    yield from visit_page(source, source.address, fetcher, known)


def visit_page(
    source: Described, address: str, fetcher: Fetcher, known: Known, facts: Facts = NOTHING
) -> Iterator[Item]:
    """The report of the page at an address of a source; see :func:`website_arrivals`."""
    visit = known(address)
    etag, last_modified = (visit.etag, visit.last_modified) if visit is not None else (None, None)
    try:
        fetched = fetcher.fetch(address, etag, last_modified, kind="page", hosts=hosts_of(source))
        if not fetched.not_modified:
            yield page_arrival(source, fetched, facts)
    except (InputError, SourceError) as error:
        yield error


def page_arrival(source: Described, fetched: Fetched, facts: Facts = NOTHING) -> Arrival:
    """The arrival of a page that was fetched; its address is the one asked for.

    Raises InputError (EncodingError, ArticleError) for a page with no article.
    """
    where = fetched.url
    body = _utf8(fetched, where)
    read = text_article if fetched.media_type == "text/plain" else page_article
    found = read(body, where, where)
    url = canonical_address(found.url, fetched.url)
    article = replace(
        found,
        id=url,
        url=url,
        title=facts.title or found.title,
        date=sound_day(facts.date or found.date, fetched.fetched_at),
        publisher=source.publisher or facts.publisher or found.publisher,
        language=source.language or facts.language or found.language,
    )
    return Arrival(
        article=check_article(article, where),
        raw=fetched.body,
        address=fetched.asked or fetched.url,
        fetched_at=fetched.fetched_at,
        media_type=fetched.media_type or "text/html",
        headers=fetched.headers,
        source=source.name,
        family=source.family,
    )


def _utf8(fetched: Fetched, where: str) -> bytes:
    """The page in UTF-8, from the encoding that the server or the page itself states, or from a guess."""
    named = DECLARED.search(fetched.body[:HEAD])
    text = decode_stated(fetched.body, fetched.charset, named.group(1).decode("ascii") if named else None)
    return (decode_bytes(fetched.body, where) if text is None else text).encode("utf-8", "replace")


def canonical_address(stated: str | None, fetched: str) -> str:
    """The address that a page states for itself, when it lies on the same site and is no mere front page."""
    page = httpx.URL(fetched)
    if not stated:
        return fetched
    try:
        joined = page.join(stated)
        hosts = frozenset({page.host})
        url = parse_address(str(joined), hosts)
    except (RefusedError, httpx.InvalidURL, ValueError):
        return fetched
    if not same_site(page, url) or (url.path in {"", "/"} and page.path not in {"", "/"}):
        return fetched
    return str(url)


def sound_day(day: dt.date | None, fetched_at: dt.datetime) -> dt.date | None:
    """The day, None when it lies after the page was fetched."""
    if day is None or day > fetched_at.date() + dt.timedelta(days=load_fetch_limits().days_ahead):
        return None
    return day
