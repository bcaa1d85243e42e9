"""Sitemaps of news: the pages that they list, newest first, as far as they are new to us."""

from collections.abc import Iterator

import httpx

from tocsin.errors import InputError, RefusedError, SourceError
from tocsin.sources.addresses import host_of, parse_address, same_site, within
from tocsin.sources.described import Described, Item, Known, hosts_of, is_done
from tocsin.sources.fetching import Fetcher
from tocsin.sources.note import Note
from tocsin.sources.sitemapentries import Listed, read_sitemap
from tocsin.sources.unpacking import unpack_gzip
from tocsin.sources.websites import Facts, visit_page
from tocsin.sources.xmltext import plain_xml


def sitemap_arrivals(source: Described, fetcher: Fetcher, known: Known) -> Iterator[Item]:
    """The reports of the pages that a sitemap, or an index of sitemaps, lists and that were not yet visited well.

    At most so many sitemaps and pages a visit as the limits say, the newest first; the rest comes next time. Errors
    are given, not raised; a broken sitemap or page costs none of the others.
    """
    pages: dict[str, Listed] = {}
    for item in _walk(source, fetcher, known):
        if isinstance(item, Listed):
            pages.setdefault(item.address, item)
        else:
            yield item
    due = [page for page in pages.values() if not is_done(page.address, page.changed, known)]
    due.sort(key=lambda page: page.newest, reverse=True)
    most = fetcher.limits.most_pages
    if len(due) > most:
        yield Note(f"{source.address}: lists {len(due):,} new pages, the newest {most:,} are fetched now")
    for page in due[:most]:
        facts = Facts(page.title, page.date, page.publisher, page.language)
        yield from visit_page(source, page.address, fetcher, known, facts)


def _walk(source: Described, fetcher: Fetcher, known: Known) -> Iterator[Item | Listed]:
    """The pages of all sitemaps below the address of the source, sitemap by sitemap."""
    limits = fetcher.limits
    waiting = [(source.address, 0)]
    seen = {source.address}
    asked = foreign = 0
    while waiting:
        address, depth = waiting.pop(0)
        if asked >= limits.most_sitemaps:
            left = len(waiting) + 1
            yield Note(f"{source.address}: {left} more sitemaps are left out, {asked} are read at a time")
            break
        asked += 1
        below: list[Listed] = []
        try:
            for row in _rows(source, address, fetcher, known):
                if isinstance(row, InputError):
                    yield row
                elif not _is_own(row.address, address, source):
                    foreign += 1
                elif not row.is_sitemap:
                    yield row
                elif row.address not in seen:
                    seen.add(row.address)
                    below.append(row)
        except (InputError, SourceError) as error:
            yield error
        if below and depth >= limits.sitemap_depth:
            yield Note(f"{address}: the sitemaps that it lists lie too deep and are left out")
            continue
        below.sort(key=lambda row: row.newest, reverse=True)
        waiting += [(row.address, depth + 1) for row in below]
    if foreign:
        yield Note(f"{source.address}: {foreign} addresses of other sites are left out")


def _rows(source: Described, address: str, fetcher: Fetcher, known: Known) -> Iterator[Listed | InputError]:
    # Always the whole of it: what it lists may be known to it for long and still be new to us.
    fetched = fetcher.fetch(address, kind="sitemap", hosts=hosts_of(source))
    body = unpack_gzip(fetched.body, fetcher.limits, address)
    xml = plain_xml(body, fetched.charset, address, fetcher.limits.most_sitemap_tags)
    yield from read_sitemap(xml, address)


def _is_own(address: str, sitemap: str, source: Described) -> bool:
    """Whether a sitemap may list an address: one of its own site, or of a host that the source allows."""
    try:
        url = parse_address(address, frozenset({httpx.URL(address).host}))
        return same_site(url, httpx.URL(sitemap)) or within(host_of(url), hosts_of(source))
    except (RefusedError, httpx.InvalidURL, ValueError):
        return False
