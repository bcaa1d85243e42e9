"""Sources are visited, conditionally and again, and what they give is in the record."""

import datetime as dt
import random
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select
from tests.loopback import HERE, START, Loopback, Watch, fetcher_at, page

from tocsin.errors import SettingsError, TocsinError
from tocsin.intake.batch import ReaderParts
from tocsin.intake.keeping import Kept, Outcome
from tocsin.intake.visiting import Heard, MakeFetcher, ingest_all, visit
from tocsin.intake.watching import watch as keep_watch
from tocsin.sources.fetching import Fetcher
from tocsin.sources.note import Note
from tocsin.sources.settings import Settings, Source
from tocsin.store.health import health
from tocsin.store.opening import Store
from tocsin.store.tables import ARTICLE
from tocsin.store.verify import verify
from tocsin.store.visits import last_visit, last_visit_of

PARTS = ReaderParts(rules_alone=True)
RSS = "application/rss+xml"


@pytest.fixture
def make_fetcher(watch: Watch) -> MakeFetcher:
    """Fetchers that may ask this machine, by the clock of the test."""
    first = fetcher_at(watch)

    def make(source: Source, heard: Heard) -> Fetcher:
        return first.beside(frozenset((HERE,)), heard)

    return make


def feed(*links: str) -> str:
    """A feed of pages."""
    items = "".join(f"<item><title>Report</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'


def articles(store: Store) -> int:
    with store.looking() as connection:
        return connection.scalar(select(func.count()).select_from(ARTICLE)) or 0


def kept(outcomes: Iterator[Outcome]) -> list[Kept]:
    """What was kept; nothing else may have come."""
    found = list(outcomes)
    assert [one for one in found if not isinstance(one, Kept)] == []
    return [one for one in found if isinstance(one, Kept)]


def test_a_feed_is_taken_once_and_then_asked_what_is_new(
    store: Store, site: Loopback, watch: Watch, make_fetcher: MakeFetcher
) -> None:
    one = site.gives("/1", page("First"))
    address = site.gives("/feed", feed(one), kind=RSS, etag='"1"')
    source = Source("desk", "feed", address, "The Desk")
    assert [outcome.new for outcome in kept(visit(store, source, PARTS, watch.now, make_fetcher))] == [True]
    site.answers["/feed"].clear()
    site.gives("/feed", status=304)
    assert kept(visit(store, source, PARTS, watch.now, make_fetcher)) == []
    asked = [one for one in site.asked if one.path == "/feed"]
    assert asked[-1].headers["if-none-match"] == '"1"'
    with store.looking() as connection:
        last = last_visit(connection, address)
    assert last is not None and last.outcome == "unchanged"
    assert articles(store) == 1 and verify(store) == []


def test_a_visit_that_was_cut_short_asks_for_everything_again(
    store: Store, site: Loopback, watch: Watch, make_fetcher: MakeFetcher
) -> None:
    links = [site.gives(f"/{number}", page(f"Report {number}")) for number in range(3)]
    address = site.gives("/feed", feed(*links), kind=RSS, etag='"1"')
    source = Source("desk", "feed", address, "The Desk")
    cut = visit(store, source, PARTS, watch.now, make_fetcher)
    next(cut)
    cut.close()
    with store.looking() as connection:
        assert last_visit(connection, address) is None
    again = kept(visit(store, source, PARTS, watch.now, make_fetcher))
    assert len(again) == 3 and articles(store) == 3


def test_a_source_that_fails_is_one_error_and_its_visit_says_so(
    store: Store, site: Loopback, watch: Watch, make_fetcher: MakeFetcher
) -> None:
    source = Source("desk", "feed", site.url("/nowhere"), "The Desk")
    outcomes = list(visit(store, source, PARTS, watch.now, make_fetcher))
    assert len(outcomes) == 1 and isinstance(outcomes[0], TocsinError)
    with store.looking() as connection:
        last = last_visit_of(connection, "desk")
        state = health(connection, watch.now())
    assert last is not None and last.outcome == "failed" and "404" in last.words
    assert [one.state for one in state] == ["failing"]


def test_an_address_and_a_file_are_taken_by_name(
    store: Store,
    site: Loopback,
    watch: Watch,
    make_fetcher: MakeFetcher,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    report = tmp_path_factory.mktemp("reports") / "report.txt"
    report.write_text("Gunmen killed three people in Kidal on Monday.", encoding="utf-8")
    named = [site.gives("/1", page("One")), str(report)]
    outcomes = kept(ingest_all(store, named, Settings(), PARTS, watch.now, make_fetcher))
    assert [outcome.new for outcome in outcomes] == [True, True]


def watching(
    store: Store, source: Source, watch: Watch, make_fetcher: MakeFetcher, until: dt.datetime
) -> Iterator[Outcome]:
    """The watch, until the clock of the test has passed a time."""

    def wait(seconds: float) -> bool:
        watch.sleep(seconds)
        return watch.now() >= until

    settings = Settings(sources=(source,))
    return keep_watch(store, settings, PARTS, watch.now, wait, make_fetcher, random.Random(1))


def test_the_watch_comes_back_and_notes_a_feed_that_goes_silent(
    store: Store, site: Loopback, watch: Watch, make_fetcher: MakeFetcher
) -> None:
    one = site.gives("/1", page("First"))
    address = site.gives("/feed", feed(one), kind=RSS)
    source = Source("desk", "feed", address, "The Desk", every=dt.timedelta(hours=6), least_per_day=1)
    outcomes = list(watching(store, source, watch, make_fetcher, START + dt.timedelta(days=3)))
    assert sum(isinstance(one, Kept) and one.new for one in outcomes) == 1
    assert 10 <= site.paths().count("/feed") <= 15
    notes = [one.message for one in outcomes if isinstance(one, Note)]
    assert notes and all("desk: silent for" in note for note in notes)
    assert len(notes) == len(set(notes)) <= 3


def test_a_source_that_fails_is_left_alone_for_longer_each_time(
    store: Store, site: Loopback, watch: Watch, make_fetcher: MakeFetcher
) -> None:
    source = Source("desk", "feed", site.url("/nowhere"), "The Desk", every=dt.timedelta(hours=1))
    list(watching(store, source, watch, make_fetcher, START + dt.timedelta(days=1)))
    assert 3 <= site.paths().count("/nowhere") <= 7


def test_there_must_be_something_to_watch(store: Store, watch: Watch, make_fetcher: MakeFetcher) -> None:
    with pytest.raises(SettingsError, match="no source"):
        next(keep_watch(store, Settings(), PARTS, watch.now, bool, make_fetcher, random.Random(1)))
