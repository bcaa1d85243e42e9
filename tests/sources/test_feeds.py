"""Feeds as arrivals."""

import datetime as dt

import pytest
from tests.loopback import (
    HERE,
    PARAGRAPHS,
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

from tocsin.sources.feeds import feed_arrivals
from tocsin.sources.fetched import Fetched

RSS = "application/rss+xml"
ATOM = "application/atom+xml; charset=utf-8"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss version='2.0'><channel><item><title>&j;</title></item></channel></rss>"
)
STEALING = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&x;</title>'
    "<description>&x;</description></item></channel></rss>"
)


def rss(*items: str) -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>The Feed</title><link>https://news.example/</link>{inner}</channel></rss>"
    )


def item(link: str, title: str = "A report", date: str = "", more: str = "") -> str:
    stated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<title>{title}</title><link>{link}</link>{stated}{more}"


def test_each_entry_is_fetched_in_full(site: Loopback, watch: Watch) -> None:
    one, two = site.gives("/1", page("One")), site.gives("/2", page("Two"))
    entries = (item(one, "First", "Mon, 04 Mar 2024 23:30:00 -0500"), item("/2", "Second &amp; last"))
    source = Described(site.gives("/feed", rss(*entries), kind=RSS), publisher=None)
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert lines == []
    assert [arrival.address for arrival in arrivals] == [one, two]
    assert [arrival.article.title for arrival in arrivals] == ["First", "Second & last"]
    assert [arrival.article.date for arrival in arrivals] == [dt.date(2024, 3, 4), None]
    assert all(arrival.article.text == "\n\n".join(PARAGRAPHS) for arrival in arrivals)
    assert all(arrival.article.publisher == "The Feed" for arrival in arrivals)
    assert arrivals[0].raw == page("One").encode()


def test_without_full_text_the_feed_itself_is_read(site: Loopback, watch: Watch) -> None:
    more = (
        "<description>Short.</description><content:encoded><![CDATA[<p>Two killed.</p><script>x</script>"
        "<p>The army<br>said so.</p>]]></content:encoded>"
    )
    feed = rss(item("https://news.example/1", date="2024-03-05T00:30:00+03:00", more=more))
    source = Described(site.gives("/feed", feed, kind=RSS), full_text=False)
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    article = arrivals[0].article
    assert lines == [] and article.text == "Two killed.\n\nThe army\n\nsaid so."
    assert (article.url, article.publisher) == ("https://news.example/1", "The Desk")
    assert article.date == dt.date(2024, 3, 5)
    assert site.paths() == ["/feed"]
    assert arrivals[0].raw == feed[feed.index("<item>") : feed.index("</channel>")].encode()


def test_atom_is_read_too(site: Loopback, watch: Watch) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>tag:1</id><title type="html">'
        "&lt;b&gt;Two&lt;/b&gt; killed</title><link href='https://news.example/1'/>"
        "<updated>2024-03-05T01:00:00Z</updated><content type='html'>&lt;p&gt;Two were killed.&lt;/p&gt;</content>"
        "<source><title>Agency</title></source></entry></feed>"
    )
    source = Described(site.gives("/feed", feed, kind=ATOM), full_text=False, publisher=None)
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    article = arrivals[0].article
    assert lines == [] and (article.id, article.title) == ("tag:1", "Two killed")
    assert (article.text, article.date, article.publisher) == (
        "Two were killed.",
        dt.date(2024, 3, 5),
        "Agency",
    )


def test_a_broken_entry_costs_no_other(site: Loopback, watch: Watch) -> None:
    entries = (
        item(site.gives("/1", page())),
        item(site.url("/gone")),
        item("http://169.254.169.254/latest/"),
        item("file:///etc/passwd"),
        item("", ""),
        item(site.gives("/pdf", b"%PDF-", kind="application/pdf")),
        item(site.gives("/2", page())),
    )
    source = Described(site.gives("/feed", rss(*entries), kind=RSS))
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert [arrival.address for arrival in arrivals] == [site.url("/1"), site.url("/2")]
    assert len(lines) == 5
    assert "answers 404" in lines[0] and "link-local" in lines[1] and "is empty" in lines[2]


def test_a_page_that_is_closed_leaves_what_the_feed_carries(site: Loopback, watch: Watch) -> None:
    feed = rss(item(site.gives("/1", status=402), more="<description>Two were killed.</description>"))
    source = Described(site.gives("/feed", feed, kind=RSS))
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].article.text == "Two were killed." and arrivals[0].address == site.url("/1")
    assert lines == [f"{site.url('/1')}: the server answers 402; only the text in the feed is taken"]


def test_an_entry_twice_is_one(site: Loopback, watch: Watch) -> None:
    one = site.gives("/1", page())
    feed = rss(
        item(one),
        item(one),
        item(site.gives("/2", page()), more="<guid>g</guid>"),
        item("/3", more="<guid>g</guid>"),
    )
    source = Described(site.gives("/feed", feed, kind=RSS))
    arrivals, _ = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert [arrival.address for arrival in arrivals] == [site.url("/1"), site.url("/2")]


def test_an_entry_visited_is_left_alone_until_it_changes(site: Loopback, watch: Watch) -> None:
    feed = rss(
        item(site.gives("/old", page()), date="Mon, 04 Mar 2024 10:00:00 GMT"),
        item(site.gives("/newer", page()), date="Wed, 06 Mar 2024 10:00:00 GMT"),
        item(site.gives("/failed", page())),
        item(site.gives("/undated", page())),
    )
    visits = {
        site.url("/old"): Visited(START),
        site.url("/newer"): Visited(START, etag='"5"'),
        site.url("/failed"): Visited(START, outcome="failed"),
        site.url("/undated"): Visited(START),
    }
    source = Described(site.gives("/feed", feed, kind=RSS))
    arrivals, _ = sorted_out(feed_arrivals(source, fetcher_at(watch), visits.get))
    assert [arrival.address for arrival in arrivals] == [site.url("/newer"), site.url("/failed")]
    assert site.asked[-2].headers["if-none-match"] == '"5"'


def test_a_feed_not_changed_costs_one_request(site: Loopback, watch: Watch) -> None:
    source = Described(site.gives("/feed", status=304))
    visits = {source.address: Visited(etag='"1"')}
    assert list(feed_arrivals(source, fetcher_at(watch), visits.get)) == []
    assert site.paths() == ["/feed"]


def test_a_feed_with_an_entry_missed_is_asked_for_whole_next_time(site: Loopback, watch: Watch) -> None:
    heard: list[Fetched] = []
    fetcher = fetcher_at(watch).beside(frozenset({HERE}), heard.append)
    good, bad = rss(item(site.gives("/1", page()))), rss(item(site.gives("/2", status=500)))
    for feed, etags in ((good, ['"1"']), (bad, ['"1"', None])):
        heard.clear()
        site.answers.pop("/feed", None)
        source = Described(site.gives("/feed", feed, kind=RSS, etag='"1"'))
        sorted_out(feed_arrivals(source, fetcher, unknown))
        assert [one.etag for one in heard if one.asked == source.address] == etags


def test_a_silent_feed_is_told(site: Loopback, watch: Watch) -> None:
    source = Described(site.gives("/feed", rss(), kind=RSS))
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals == [] and lines == [f"{source.address}: the feed holds no entries"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (LAUGHS, "declares entities of its own"),
        (STEALING, "declares entities of its own"),
        (LAUGHS.encode("utf-16"), "declares entities of its own"),
        (LAUGHS.encode("utf-16-le"), "declares entities of its own"),
        ("<!-- <rss> -->" + LAUGHS[21:], "declares entities of its own"),
        ("<!doctype rss SYSTEM 'a' [ ]>" + rss(), "declares entities of its own"),
        ("<!ENTITY a 'b'>" + rss(), "declares entities of its own"),
        ("<rss version='2.0'><channel>" + "<item/>" * 300_000, "holds more than 50,000 tags"),
        ("<rss><item " + " ".join(f"a{n}='b'" for n in range(300)) + "/></rss>", "more than 200 attributes"),
        ("<html><body>Please log in</body></html>", "is no feed"),
        ("", "is no feed"),
        ("just words", "is no feed"),
        (bytes(500), "is no feed"),
        (b"\xff\xfe" + bytes(7), "is no feed"),
    ],
)
def test_what_is_no_feed_or_a_trap(site: Loopback, watch: Watch, body: str | bytes, line: str) -> None:
    source = Described(site.gives("/feed", body, kind=RSS))
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals == [] and len(lines) == 1 and line in lines[0]


def test_a_doctype_that_declares_nothing_is_passed_over(site: Loopback, watch: Watch) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://localhost/rss-0.91.dtd">'
    feed = rss(item("https://news.example/1", more="<description>Two &amp; more.</description>"))
    body = feed.replace("?>", f"?>{doctype}", 1)
    source = Described(site.gives("/feed", body, kind=RSS), full_text=False)
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert lines == [] and arrivals[0].article.text == "Two & more."


@pytest.mark.parametrize("cut", [40, 25, 3])
def test_a_feed_cut_off_gives_what_came(site: Loopback, watch: Watch, cut: int) -> None:
    more = "<description>Two were killed there.</description>"
    feed = rss(item("https://news.example/1", more=more), item("https://news.example/2", more=more))[:-cut]
    source = Described(site.gives("/feed", feed, kind=RSS), full_text=False)
    arrivals, _ = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].article.text == "Two were killed there."


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "utf-16"])
def test_the_encoding_that_a_feed_states(site: Loopback, watch: Watch, encoding: str) -> None:
    words = "\u0410\u0440\u043c\u0438\u044f \u0441\u043e\u043e\u0431\u0449\u0438\u043b\u0430"
    feed = rss(item("https://news.example/1", more=f"<description>{words}</description>"))
    feed = feed.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?')
    source = Described(site.gives("/feed", feed.encode(encoding), kind=RSS), full_text=False)
    arrivals, _ = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].article.text == words


@pytest.mark.parametrize(
    "date", ["soon", "Mon, 99 Mar 2024 10:00:00 GMT", "99999-01-01", "0000-00-00T00:00:00Z"]
)
def test_a_date_that_is_none_stays_unknown(site: Loopback, watch: Watch, date: str) -> None:
    feed = rss(item("https://news.example/1", date=date, more="<description>Two were killed.</description>"))
    source = Described(site.gives("/feed", feed, kind=RSS), full_text=False)
    arrivals, _ = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].article.date is None


def test_a_date_to_come_is_told_and_left_out(site: Loopback, watch: Watch) -> None:
    more = "<description>Two were killed.</description>"
    feed = rss(item("https://news.example/1", date="Fri, 05 Mar 2027 10:00:00 GMT", more=more))
    source = Described(site.gives("/feed", feed, kind=RSS), full_text=False)
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch), unknown))
    assert arrivals[0].article.date is None and "is dated 2027-03-05, after it was fetched" in lines[0]


def test_no_more_entries_than_the_limit(site: Loopback, watch: Watch) -> None:
    more = "<description>Two were killed.</description>"
    feed = rss(*(item(f"https://news.example/{number}", more=more) for number in range(5)))
    source = Described(site.gives("/feed", feed, kind=RSS), full_text=False)
    arrivals, lines = sorted_out(feed_arrivals(source, fetcher_at(watch, most_entries=3), unknown))
    assert len(arrivals) == 3 and "only the first 3 of 5 entries are read" in lines[0]
