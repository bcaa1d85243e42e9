"""robots.txt is asked first, kept, and obeyed."""

import pytest
from tests.loopback import Loopback, Watch, fetcher_at

from tocsin.errors import RefusedError

RULES = "User-agent: *\nDisallow: /closed\nCrawl-delay: 10\n\nUser-agent: Other\nDisallow: /\n"


def test_what_is_closed_is_not_asked_for(site: Loopback, watch: Watch) -> None:
    site.gives("/robots.txt", RULES, kind="text/plain")
    fetcher = fetcher_at(watch)
    assert fetcher.fetch(site.gives("/open", "x")).body == b"x"
    with pytest.raises(RefusedError, match=r"robots\.txt does not allow it"):
        fetcher.fetch(site.gives("/closed/a", "x"))
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/open"]


def test_rules_for_us_by_name_count(site: Loopback, watch: Watch) -> None:
    site.gives("/robots.txt", "User-agent: tocsin\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    with pytest.raises(RefusedError):
        fetcher_at(watch).fetch(site.gives("/a", "x"))


def test_a_redirect_does_not_lead_past_it(site: Loopback, watch: Watch) -> None:
    site.gives("/robots.txt", RULES)
    site.gives("/closed", "x")
    with pytest.raises(RefusedError, match=r"robots\.txt does not allow it"):
        fetcher_at(watch).fetch(site.leads("/a", "/closed"))


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_allows_all(site: Loopback, watch: Watch, status: int) -> None:
    site.gives("/robots.txt", status=status)
    assert fetcher_at(watch).fetch(site.gives("/a", "x")).body == b"x"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_tell_is_left_alone_for_a_while(site: Loopback, watch: Watch, status: int) -> None:
    site.gives("/robots.txt", status=status)
    fetcher = fetcher_at(watch, robots_refused=600.0)
    address = site.gives("/a", "x")
    for _ in range(2):
        with pytest.raises(RefusedError, match=r"robots\.txt cannot be asked"):
            fetcher.fetch(address)
    assert site.paths() == []
    watch.seconds += 601
    site.answers["/robots.txt"].clear()
    assert fetcher.fetch(address).body == b"x"


def test_rules_are_kept_and_asked_for_again_later(site: Loopback, watch: Watch) -> None:
    site.gives("/robots.txt", RULES)
    fetcher = fetcher_at(watch, robots_kept=1000.0)
    address = site.gives("/a", "x")
    fetcher.fetch(address)
    fetcher.fetch(address)
    assert [asked.path for asked in site.asked].count("/robots.txt") == 1
    watch.seconds += 1001
    fetcher.fetch(address)
    assert [asked.path for asked in site.asked].count("/robots.txt") == 2


def test_the_pace_that_a_site_asks_for_is_kept(site: Loopback, watch: Watch) -> None:
    site.gives("/robots.txt", RULES)
    fetcher = fetcher_at(watch, jitter=0.0)
    address = site.gives("/a", "x")
    fetcher.fetch(address)
    fetcher.fetch(address)
    assert watch.slept[-1] == 10.0


def test_a_pace_of_days_is_not(site: Loopback, watch: Watch) -> None:
    site.gives("/robots.txt", "User-agent: *\nCrawl-delay: 864000\n")
    fetcher = fetcher_at(watch, jitter=0.0, longest_crawl_delay=20.0)
    address = site.gives("/a", "x")
    fetcher.fetch(address)
    fetcher.fetch(address)
    assert watch.slept[-1] == 20.0


def test_rules_without_end_are_not_read(site: Loopback, watch: Watch) -> None:
    site.gives("/robots.txt", b"#" * 50_000)
    with pytest.raises(RefusedError, match="sends more than"):
        fetcher_at(watch, robots_bytes=10_000).fetch(site.gives("/a", "x"))
