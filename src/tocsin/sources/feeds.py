"""Feeds: RSS and Atom, with the page of each entry fetched where the source asks for the full text."""

from collections.abc import Iterator

from tocsin.errors import InputError, SourceError
from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.sources.checks import check_article
from tocsin.sources.described import Described, Item, Known, hosts_of, is_done, is_web
from tocsin.sources.feedentries import Entry, read_feed
from tocsin.sources.feedscan import scan_feed
from tocsin.sources.fetched import Fetched
from tocsin.sources.fetching import Fetcher
from tocsin.sources.note import Note
from tocsin.sources.websites import Facts, sound_day, visit_page
from tocsin.sources.xmltext import plain_xml


def feed_arrivals(source: Described, fetcher: Fetcher, known: Known) -> Iterator[Item]:
    """The reports of a feed that are new since the last visits, in the order of the feed.

    An entry visited well is left alone unless the feed says that it was changed since. Errors are given, not raised;
    a broken entry, or one whose page cannot be fetched, costs none of the others.
    """
    visit = known(source.address)
    etag, last_modified = (visit.etag, visit.last_modified) if visit is not None else (None, None)
    try:
        fetched = fetcher.fetch(source.address, etag, last_modified, kind="feed", hosts=hosts_of(source))
        if fetched.not_modified:
            return
        missed = False
        for item in _entries(source, fetched, fetcher, known):
            missed = missed or isinstance(item, SourceError)
            yield item
        if missed:
            fetcher.ask_anew(fetched)
    except (InputError, SourceError) as error:
        yield error


def _entries(source: Described, fetched: Fetched, fetcher: Fetcher, known: Known) -> Iterator[Item]:
    where = source.address
    xml = plain_xml(fetched.body, fetched.charset, where, fetcher.limits.most_feed_tags)
    scanned = scan_feed(xml, where, fetcher.limits)
    entries = list(read_feed(scanned.safe, fetched.url, where))
    own = scanned.entries
    # Where the two do not agree on what an entry is, the whole feed is the evidence of each.
    raws = own if len(own) == len(entries) else [fetched.body] * len(entries)
    most = fetcher.limits.most_entries
    seen: set[str] = set()
    if not entries:
        yield Note(f"{where}: the feed holds no entries")
    if len(entries) > most:
        yield Note(f"{where}: only the first {most:,} of {len(entries):,} entries are read")
    for entry, raw in list(zip(entries, raws, strict=True))[:most]:
        if isinstance(entry, InputError):
            yield entry
            continue
        names = {name for name in (entry.id, entry.link) if name}
        if names & seen:
            continue
        seen |= names
        yield from _entry(source, entry, raw, fetched, fetcher, known)


def _entry(
    source: Described, entry: Entry, raw: bytes, fetched: Fetched, fetcher: Fetcher, known: Known
) -> Iterator[Item]:
    address = _address(entry, fetched)
    if is_done(address, entry.changed, known):
        return
    date = sound_day(entry.date, fetched.fetched_at)
    if date != entry.date:
        yield Note(f"{address}: is dated {entry.date}, after it was fetched; its date is left unknown")
    facts = Facts(entry.title, date, entry.publisher)
    if source.full_text and entry.link is not None and is_web(entry.link):
        # A page that asks for payment or is closed by robots.txt must not cost what the feed itself gives.
        failed = None
        for item in visit_page(source, entry.link, fetcher, known, facts):
            if isinstance(item, InputError | SourceError) and entry.text:
                failed = item
            else:
                yield item
        if failed is None:
            return
        yield Note(f"{failed.message}; only the text in the feed is taken")
    try:
        yield _own_arrival(source, entry, raw, address, fetched, facts)
    except InputError as error:
        yield error


def _own_arrival(
    source: Described, entry: Entry, raw: bytes, address: str, fetched: Fetched, facts: Facts
) -> Arrival:
    """The entry by what the feed carries of it."""
    article = Article(
        id=entry.id or address,
        text=entry.text,
        title=facts.title,
        date=facts.date,
        publisher=source.publisher or facts.publisher,
        url=entry.link if entry.link and is_web(entry.link) else None,
        language=source.language,
    )
    return Arrival(
        article=check_article(article, address),
        raw=raw,
        address=address,
        fetched_at=fetched.fetched_at,
        media_type=fetched.media_type or "application/xml",
        headers=fetched.headers,
        source=source.name,
        family=source.family,
    )


def _address(entry: Entry, fetched: Fetched) -> str:
    if entry.link is not None and is_web(entry.link):
        return entry.link
    return f"{fetched.asked or fetched.url}#{entry.id or entry.title or ''}"
