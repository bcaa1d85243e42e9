"""Web pages as arrivals."""

import datetime as dt
import gzip

import pytest
from tests.loopback import (
    PARAGRAPHS,
    Described,
    Loopback,
    Visited,
    Watch,
    fetcher_at,
    page,
    sorted_out,
    unknown,
)

from tocsin.sources.websites import canonical_address, website_arrivals

DATED = '<meta property="article:published_time" content="2024-03-04T22:00:00Z">'
NAMED = '<meta property="og:site_name" content="The Page">'


def test_a_page_becomes_an_arrival(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", page(head=DATED + NAMED), kind="text/html; charset=utf-8", etag='"1"')
    source = Described(address, publisher=None, family="ap")
    arrivals, lines = sorted_out(website_arrivals(source, fetcher_at(watch), unknown))
    assert lines == [] and len(arrivals) == 1
    article = arrivals[0].article
    assert article.text == "\n\n".join(PARAGRAPHS) and article.title == "Two killed in the north"
    assert (article.date, article.publisher) == (dt.date(2024, 3, 4), "The Page")
    assert (article.url, article.language) == (address, "en")
    assert arrivals[0].raw == page(head=DATED + NAMED).encode() and arrivals[0].address == address
    assert (arrivals[0].source, arrivals[0].family, arrivals[0].media_type) == ("desk", "ap", "text/html")
    assert ("etag", '"1"') in arrivals[0].headers and arrivals[0].fetched_at == watch.now()


def test_the_description_names_the_publisher_and_an_unknown_date_stays_unknown(
    site: Loopback, watch: Watch
) -> None:
    source = Described(site.gives("/a", page(head=NAMED)))
    arrivals, _ = sorted_out(website_arrivals(source, fetcher_at(watch), unknown))
    assert (arrivals[0].article.publisher, arrivals[0].article.date) == ("The Desk", None)


def test_a_date_after_the_fetch_is_no_date(site: Loopback, watch: Watch) -> None:
    head = '<meta property="article:published_time" content="2031-01-01T22:00:00Z">'
    source = Described(site.gives("/a", page(head=head)))
    arrivals, _ = sorted_out(website_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].article.date is None


def test_a_page_not_changed_is_no_arrival(site: Loopback, watch: Watch) -> None:
    source = Described(site.gives("/a", status=304))
    visits = {source.address: Visited(etag='"1"')}
    assert list(website_arrivals(source, fetcher_at(watch), visits.get)) == []
    assert site.asked[-1].headers["if-none-match"] == '"1"'


def test_what_goes_wrong_is_given_and_not_raised(site: Loopback, watch: Watch) -> None:
    for address, line in {
        site.url("/none"): "answers 404",
        site.gives("/empty", "<html><body></body></html>"): "no article is found",
        site.gives("/tags", "<b>" * 200_000): "more than 100,000 tags",
        site.gives("/nuls", bytes(1000)): "bytes of a binary file",
    }.items():
        arrivals, lines = sorted_out(website_arrivals(Described(address), fetcher_at(watch), unknown))
        assert arrivals == [] and len(lines) == 1 and line in lines[0]


@pytest.mark.parametrize(
    ("sent", "encoding"),
    [
        ("text/html; charset=windows-1251", "windows-1251"),
        ("text/html; charset=UTF-8", "windows-1251"),
        ("text/html; charset=no-such", "utf-8"),
        ("text/html; charset=zlib", "utf-8"),
        ("text/html; charset=unicode_escape", "utf-8"),
        ("text/html", "utf-8"),
        ("text/html; charset=windows-1252", "utf-8"),
        ("text/html; charset=utf-8", "utf-16"),
    ],
)
def test_an_encoding_stated_wrongly_costs_no_page(
    site: Loopback, watch: Watch, sent: str, encoding: str
) -> None:
    words = (*PARAGRAPHS, "\u0410\u0440\u043c\u0438\u044f \u0441\u043e\u043e\u0431\u0449\u0438\u043b\u0430.")
    source = Described(site.gives("/a", page(paragraphs=words).encode(encoding), kind=sent))
    arrivals, lines = sorted_out(website_arrivals(source, fetcher_at(watch), unknown))
    assert lines == [] and arrivals[0].article.text.startswith(PARAGRAPHS[0])
    if "UTF-8" not in sent:
        assert arrivals[0].article.text.endswith(words[-1])


@pytest.mark.parametrize("label", ["windows-1251", "punycode", "zlib", "no-such"])
def test_an_encoding_that_only_the_page_states(site: Loopback, watch: Watch, label: str) -> None:
    words = (*PARAGRAPHS, "\u0410\u0440\u043c\u0438\u044f.")
    body = page(head=f"<meta charset={label}>", paragraphs=words).encode("windows-1251")
    arrivals, lines = sorted_out(
        website_arrivals(Described(site.gives("/a", body)), fetcher_at(watch), unknown)
    )
    assert lines == [] and arrivals[0].article.text.startswith(PARAGRAPHS[0])
    assert (words[-1] in arrivals[0].article.text) or label != "windows-1251"


def test_a_packed_page_is_read_unpacked(site: Loopback, watch: Watch) -> None:
    source = Described(site.gives("/a", gzip.compress(page().encode()), content_encoding="gzip"))
    arrivals, _ = sorted_out(website_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].raw == page().encode()


@pytest.mark.parametrize(
    ("stated", "taken"),
    [
        ("https://www.news.example/real", "https://www.news.example/real"),
        ("https://news.example/real", "https://news.example/real"),
        ("https://m.news.example/real", "https://m.news.example/real"),
        ("/real", "https://www.news.example/real"),
        ("https://other.example/real", None),
        ("https://evilnews.example/real", None),
        ("https://www.news.example/", None),
        ("javascript:alert(1)", None),
        ("https://user:word@www.news.example/real", None),
        ("https://127.0.0.1/real", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_a_canonical_address_must_lie_on_the_same_site(stated: str | None, taken: str | None) -> None:
    fetched = "https://www.news.example/a?utm=1"
    assert canonical_address(stated, fetched) == (taken or fetched)


def test_a_source_may_be_kept_to_its_hosts(site: Loopback, watch: Watch) -> None:
    site.gives("/b", page())
    source = Described(site.leads("/a", site.url("/b", "localhost")), allow_hosts=("news.example",))
    fetcher = fetcher_at(watch, allow=("127.0.0.1", "localhost"))
    arrivals, lines = sorted_out(website_arrivals(source, fetcher, unknown))
    assert arrivals == [] and "not among the hosts allowed" in lines[0]
