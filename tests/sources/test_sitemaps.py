"""Sitemaps as arrivals."""

import datetime as dt
import gzip

import pytest
from tests.loopback import (
    START,
    Described,
    Loopback,
    Visited,
    Watch,
    fetcher_at,
    page,
    sorted_out,
    unknown,
)

from tocsin.sources.sitemaps import sitemap_arrivals

XML = "application/xml"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def urls(*rows: str) -> str:
    return f"<?xml version='1.0'?><urlset {SPACES}>{''.join(f'<url>{row}</url>' for row in rows)}</urlset>"


def index(*addresses: str) -> str:
    rows = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex {SPACES}>{rows}</sitemapindex>"


def news(address: str, title: str = "Two killed", date: str = "2024-03-04T23:00:00-05:00") -> str:
    return (
        f"<loc>{address}</loc><image:image><image:loc>{address}.jpg</image:loc><image:title>No</image:title>"
        f"</image:image><n:news><n:publication><n:name>The Site</n:name><n:language>en</n:language></n:publication>"
        f"<n:publication_date>{date}</n:publication_date><n:title>{title}</n:title></n:news>"
    )


def test_the_pages_of_a_news_sitemap_newest_first(site: Loopback, watch: Watch) -> None:
    one, two = site.gives("/1", page("One")), site.gives("/2", page("Two"))
    body = urls(news(one, "Older"), news(two, "Newer &amp; better", "2024-03-05T08:00:00Z"))
    source = Described(site.gives("/s.xml", body, kind=XML), publisher=None, language=None)
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert lines == []
    articles = [arrival.article for arrival in arrivals]
    assert [article.title for article in articles] == ["Newer & better", "Older"]
    assert [article.date for article in articles] == [dt.date(2024, 3, 5), dt.date(2024, 3, 4)]
    assert all((article.publisher, article.language) == ("The Site", "en") for article in articles)


def test_the_last_change_is_no_date_of_publication(site: Loopback, watch: Watch) -> None:
    row = f"<loc>{site.gives('/1', page())}</loc><lastmod>2024-03-05</lastmod>"
    source = Described(site.gives("/s.xml", urls(row), kind=XML))
    arrivals, _ = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].article.date is None


def test_an_index_is_followed_and_gzip_unpacked(site: Loopback, watch: Watch) -> None:
    packed = gzip.compress(urls(news(site.gives("/1", page()))).encode())
    inner = site.gives("/i.xml.gz", packed, kind="application/gzip")
    source = Described(site.gives("/s.xml", index(inner, inner, site.url("/s.xml")), kind=XML))
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert len(arrivals) == 1 and lines == []
    assert site.paths() == ["/s.xml", "/i.xml.gz", "/1"]


def test_an_index_deeper_than_any_is_left_out(site: Loopback, watch: Watch) -> None:
    for number in range(9):
        site.gives(f"/{number}.xml", index(site.url(f"/{number + 1}.xml")), kind=XML)
    source = Described(site.url("/0.xml"))
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals == [] and site.paths() == ["/0.xml", "/1.xml", "/2.xml"]
    assert lines == [f"{site.url('/2.xml')}: the sitemaps that it lists lie too deep and are left out"]


def test_an_index_wider_than_any_is_left_out_in_part(site: Loopback, watch: Watch) -> None:
    source = Described(site.gives("/s.xml", index(*(site.url(f"/{n}.xml") for n in range(40))), kind=XML))
    _, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch, most_sitemaps=3), unknown))
    assert site.paths() == ["/s.xml", "/0.xml", "/1.xml"]
    assert "38 more sitemaps are left out" in lines[-1]


def test_only_so_many_pages_a_visit(site: Loopback, watch: Watch) -> None:
    rows = [f"<loc>{site.gives(f'/{n}', page())}</loc><lastmod>2024-03-0{n + 1}</lastmod>" for n in range(5)]
    source = Described(site.gives("/s.xml", urls(*rows), kind=XML))
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch, most_pages=2), unknown))
    assert [arrival.address for arrival in arrivals] == [site.url("/4"), site.url("/3")]
    assert "lists 5 new pages, the newest 2 are fetched now" in lines[0]


def test_a_page_visited_is_left_alone_until_it_changes(site: Loopback, watch: Watch) -> None:
    rows = [
        f"<loc>{site.gives('/old', page())}</loc><lastmod>2024-03-04</lastmod>",
        f"<loc>{site.gives('/new', page())}</loc><lastmod>2024-03-05T13:00:00Z</lastmod>",
    ]
    source = Described(site.gives("/s.xml", urls(*rows), kind=XML))
    visits = {site.url("/old"): Visited(START), site.url("/new"): Visited(START)}
    arrivals, _ = sorted_out(sitemap_arrivals(source, fetcher_at(watch), visits.get))
    assert [arrival.address for arrival in arrivals] == [site.url("/new")]


def test_addresses_of_other_sites_are_left_out(site: Loopback, watch: Watch) -> None:
    others = (
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "https://other.example/1",
        "http://u:p@127.0.0.1/",
    )
    rows = [f"<loc>{address}</loc>" for address in (*others, site.gives("/1", page()))]
    source = Described(site.gives("/s.xml", urls(*rows), kind=XML))
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert len(arrivals) == 1 and lines == [f"{source.address}: 4 addresses of other sites are left out"]


def test_a_broken_page_or_row_costs_no_other(site: Loopback, watch: Watch) -> None:
    rows = [
        f"<loc>{site.url('/gone')}</loc>",
        "<lastmod>2024-03-05</lastmod>",
        f"<loc>{site.gives('/1', page())}</loc>",
    ]
    source = Described(site.gives("/s.xml", urls(*rows), kind=XML))
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert len(arrivals) == 1 and "a row names no address" in lines[0] and "answers 404" in lines[1]


def test_a_sitemap_cut_off_gives_what_came(site: Loopback, watch: Watch) -> None:
    body = urls(f"<loc>{site.gives('/1', page())}</loc>", f"<loc>{site.url('/2')}</loc>")[:-20]
    source = Described(site.gives("/s.xml", body, kind=XML))
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert len(arrivals) == 1 and "the XML breaks in line 1" in lines[0]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            b"<!DOCTYPE urlset [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + urls("<loc>&x;</loc>").encode(),
            "entities",
        ),
        (b"<urlset>" + b"<a>" * 150_000, "nested deeper than any sitemap"),
        (b"<urlset>" + b"<url/>" * 1_100_000, "holds more than 1,000,000 tags"),
        (gzip.compress(bytes(30_000_000)), "unpacks to more than 100 times its size"),
        (gzip.compress(urls().encode())[:-9], "ends in the middle of its packed body"),
        (b"<html><body>Log in</body></html>", "is no sitemap"),
        (b"", "is no sitemap"),
        (b"words", "is no sitemap"),
    ],
)
def test_what_is_no_sitemap_or_a_trap(site: Loopback, watch: Watch, body: bytes, line: str) -> None:
    source = Described(site.gives("/s.xml", body, kind=XML))
    arrivals, lines = sorted_out(sitemap_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals == [] and len(lines) == 1 and line in lines[0]
