"""The first look at a feed."""

from dataclasses import replace

import pytest

from tocsin.errors import InputError
from tocsin.sources.feedscan import scan_feed
from tocsin.sources.fetchlimits import load_fetch_limits

LIMITS = load_fetch_limits()

ONE = b"<item><title>a</title><author><name>x</name></author><dc:creator>y</dc:creator></item>"
TWO = b"<item a='1/>2'><category/><itunes:author/><description><![CDATA[<author>]]></description></item>"
FEED = (
    b"<rss xmlns:dc='d' xmlns:itunes='i'><channel><managingEditor>m</managingEditor>"
    + ONE
    + TWO
    + b"</channel></rss>"
)


def test_entries_as_they_stand_and_the_feed_without_people() -> None:
    scanned = scan_feed(FEED, "feed", LIMITS)
    assert scanned.entries == [ONE, TWO]
    assert scanned.safe == (
        b"<rss xmlns:dc='d' xmlns:itunes='i'><channel><item><title>a</title></item>"
        b"<item a='1/>2'><category/><description><![CDATA[<author>]]></description></item></channel></rss>"
    )


def test_a_broken_feed_has_no_entries_of_its_own_and_still_no_people() -> None:
    scanned = scan_feed(
        b"<rss><item><author>aaa</author><title>x</title><b></item><author>bbb", "feed", LIMITS
    )
    assert scanned.entries == [] and scanned.safe == b"<rss><item><title>x</title><b></item>bbb"


@pytest.mark.parametrize(
    "entry", [b"<entry/>", b"<entry></entry>", b"<entry a='/>'>b/></entry>", b"<entry><a/></entry>"]
)
def test_each_way_to_end_an_entry(entry: bytes) -> None:
    assert scan_feed(b"<feed>" + entry * 2 + b"</feed>", "feed", LIMITS).entries == [entry, entry]


@pytest.mark.parametrize("start", [b"", b"&no;"])
def test_a_long_name_takes_no_time(start: bytes) -> None:
    hostile = b"<rss><channel>" + start + b"<item>" + b"<author>" * 20 + b"a" * 1_000_000 + b"</author>" * 20
    assert len(scan_feed(hostile + b"</item></channel></rss>", "feed", LIMITS).safe) < 1000


def test_attributes_without_end() -> None:
    feed = b"<rss " + b" ".join(b"a%d='b'" % number for number in range(201)) + b"/>"
    with pytest.raises(InputError, match="a tag has more than 200 attributes"):
        scan_feed(feed, "feed", LIMITS)


@pytest.mark.parametrize(
    ("end", "line"), [(b"</rss>", "too large for a feed"), (b"", "too large for a feed with broken XML")]
)
def test_a_feed_too_large(end: bytes, line: str) -> None:
    limits = replace(LIMITS, feed_bytes=1000 if end else 9000, broken_feed_bytes=1000)
    with pytest.raises(InputError, match=line):
        scan_feed(b"<rss>" + b"a" * 2000 + end, "feed", limits)
