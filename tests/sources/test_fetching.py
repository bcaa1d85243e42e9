"""The fetcher against a server on this machine: what is asked, at what pace, and what comes back."""

import datetime as dt

import pytest
from tests.loopback import HERE, START, Loopback, Watch, fetcher_at

from tocsin.errors import FetchError, RefusedError
from tocsin.sources.fetched import Fetched
from tocsin.sources.fetching import Fetcher


def test_a_page_comes_with_its_bytes_headers_and_time(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", "<p>h\u00e9", kind="text/html; charset=UTF-8", etag='"1"')
    fetched = fetcher_at(watch).fetch(address)
    assert (fetched.status, fetched.body.decode(), fetched.url) == (200, "<p>h\u00e9", address)
    assert (fetched.media_type, fetched.charset, fetched.etag) == ("text/html", "utf-8", '"1"')
    assert fetched.fetched_at >= START and not fetched.not_modified


def test_a_request_says_who_asks_and_what_for(site: Loopback, watch: Watch) -> None:
    fetcher_at(watch).fetch(site.gives("/a", "x"))
    headers = site.asked[-1].headers
    assert headers["user-agent"].startswith("Tocsin") and headers["accept"].startswith("application/xhtml")
    assert headers["host"] == f"{HERE}:{site.port}" and headers["accept-encoding"] == "gzip, deflate"
    assert not {"cookie", "authorization", "referer"} & set(headers)


def test_a_page_not_changed_since_is_not_sent_again(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", status=304, etag='"1"')
    fetched = fetcher_at(watch).fetch(address, '"1"', "Tue, 05 Mar 2024 11:00:00 GMT")
    assert fetched.not_modified and fetched.status == 304 and fetched.body == b""
    headers = site.asked[-1].headers
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Tue, 05 Mar 2024 11:00:00 GMT"


def test_the_marks_hold_on_when_nothing_has_changed(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", status=304)
    fetched = fetcher_at(watch).fetch(address, '"1"', "Tue, 05 Mar 2024 11:00:00 GMT")
    assert (fetched.etag, fetched.last_modified) == ('"1"', "Tue, 05 Mar 2024 11:00:00 GMT")


def test_fetchers_beside_each_other_share_their_manners(site: Loopback, watch: Watch) -> None:
    first = fetcher_at(watch, allow=())
    for _ in range(2):
        first.beside(frozenset({HERE})).fetch(site.gives("/a", "x"))
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a", "/a"]
    assert len(watch.slept) == 2
    with pytest.raises(RefusedError):
        first.fetch(site.url("/a"))


def test_not_modified_without_a_question_is_an_error(site: Loopback, watch: Watch) -> None:
    with pytest.raises(FetchError, match="answers 304"):
        fetcher_at(watch).fetch(site.gives("/a", status=304))


def test_redirects_are_followed_to_the_end(site: Loopback, watch: Watch) -> None:
    site.gives("/c", "end")
    site.leads("/b", "c", 307)
    fetched = fetcher_at(watch).fetch(site.leads("/a", site.url("/b"), 301))
    assert (fetched.body, fetched.url, fetched.asked) == (b"end", site.url("/c"), site.url("/a"))


@pytest.mark.parametrize("status", [204, 401, 403, 404, 410, 500, 502])
def test_other_answers_are_one_clear_line(site: Loopback, watch: Watch, status: int) -> None:
    address = site.gives("/a", status=status)
    with pytest.raises(FetchError, match=f"the server answers {status}") as caught:
        fetcher_at(watch).fetch(address)
    assert caught.value.message == f"{address}: the server answers {status}" and caught.value.hint


def test_a_gap_lies_between_two_requests_to_one_host(site: Loopback, watch: Watch) -> None:
    fetcher = fetcher_at(watch, gap_seconds=2.0, jitter=0.5)
    for name in "abc":
        fetcher.fetch(site.gives(f"/{name}", "x"))
    assert len(watch.slept) == 3 and all(2.0 <= seconds <= 3.0 for seconds in watch.slept)
    assert len(set(watch.slept)) == 3


def test_each_host_has_its_own_pace(site: Loopback, watch: Watch) -> None:
    fetcher = fetcher_at(watch, allow=(HERE, "localhost"))
    site.gives("/a", "x")
    site.gives("/robots.txt", status=404)
    fetcher.fetch(site.url("/a"))
    slept = len(watch.slept)
    watch.seconds += 60
    fetcher.fetch(site.url("/a"))
    assert len(watch.slept) == slept


def test_a_busy_server_is_asked_again_after_the_rest_it_asks_for(site: Loopback, watch: Watch) -> None:
    site.gives("/a", status=503, retry_after="30")
    address = site.gives("/a", "open")
    assert fetcher_at(watch).fetch(address).body == b"open"
    assert any(30 <= seconds <= 31 for seconds in watch.slept)


def test_without_a_stated_rest_it_doubles(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", status=429)
    with pytest.raises(FetchError, match="answers 429"):
        fetcher_at(watch, first_back_off=8.0, jitter=0.0, gap_seconds=0.0).fetch(address)
    assert watch.slept == [8.0, 16.0] and site.paths() == ["/a"] * 3


def test_a_long_rest_is_not_waited_for_and_not_broken(site: Loopback, watch: Watch) -> None:
    fetcher = fetcher_at(watch, longest_hold=3600.0)
    address = site.gives("/a", status=429, retry_after="999999")
    with pytest.raises(FetchError, match="left alone for 3600 seconds"):
        fetcher.fetch(address)
    with pytest.raises(FetchError, match="left alone for"):
        fetcher.fetch(site.url("/b"))
    assert site.paths() == ["/a"]
    watch.seconds += 3600
    with pytest.raises(FetchError, match="answers 404"):
        fetcher.fetch(site.url("/b"))


def test_a_rest_may_be_stated_as_a_date(site: Loopback, watch: Watch) -> None:
    site.gives("/a", status=503, retry_after="Tue, 05 Mar 2024 12:00:40 GMT")
    fetcher_at(watch, gap_seconds=0.0).fetch(site.gives("/a", "open"))
    assert [round(seconds) for seconds in watch.slept] == [40]


def test_a_source_can_be_kept_to_its_hosts(site: Loopback, watch: Watch) -> None:
    fetcher = fetcher_at(watch, allow=(HERE, "localhost"))
    address = site.leads("/a", site.url("/b", "localhost"))
    with pytest.raises(RefusedError, match="not among the hosts allowed"):
        fetcher.fetch(address, hosts=frozenset({HERE}))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("asked", "sent", "fits"),
    [
        ("page", "text/html", True),
        ("page", "application/xhtml+xml; charset=utf-8", True),
        ("page", "application/pdf", False),
        ("page", "image/png", False),
        ("feed", "application/rss+xml", True),
        ("feed", "video/mp4", False),
        ("sitemap", "application/x-gzip", True),
        ("pdf", "application/pdf", True),
        ("pdf", "text/html", False),
        ("warc", "application/warc", True),
    ],
)
def test_what_comes_must_be_of_the_kind_asked_for(
    site: Loopback, watch: Watch, asked: str, sent: str, fits: bool
) -> None:
    address = site.gives("/a", "x", kind=sent)
    if fits:
        assert fetcher_at(watch).fetch(address, kind=asked).body == b"x"
    else:
        with pytest.raises(FetchError, match=f"is no {asked} but"):
            fetcher_at(watch).fetch(address, kind=asked)


def test_each_answer_is_told(site: Loopback) -> None:
    heard: list[Fetched] = []
    fetcher = Fetcher(allow=frozenset({HERE}), sleep=lambda seconds: None, heard=heard.append)
    fetcher.fetch(site.gives("/a", "x", etag='"7"'))
    assert [(one.asked, one.etag) for one in heard] == [(site.url("/a"), '"7"')]
    assert abs(heard[0].fetched_at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)


def test_a_connection_goes_to_the_address_that_was_checked(site: Loopback, watch: Watch) -> None:
    looked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return [HERE]

    site.gives("/a", "x")
    fetched = fetcher_at(watch, allow=("news.example",), resolve=resolve).fetch(
        site.url("/a", "news.example")
    )
    assert fetched.body == b"x" and set(looked) == {"news.example"}
    assert site.asked[-1].headers["host"] == f"news.example:{site.port}"


def test_tls_asks_for_the_name_and_not_for_the_address(site: Loopback, watch: Watch) -> None:
    # No certificate fits, and none is needed to see which name the greeting holds.
    greeted: list[bytes] = []
    site.hears = greeted.append
    address = f"https://news.example:{site.port}/a"
    with pytest.raises(RefusedError, match=r"robots\.txt cannot be asked"):
        fetcher_at(watch, allow=("news.example",), resolve=lambda host, port: [HERE]).fetch(address)
    assert any(b"news.example" in greeting for greeting in greeted)
