"""Visits make the next one conditional; a source that gives fewer or more than it should is told of."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from tocsin.model.arrival import Arrival
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading
from tocsin.store.visits import Health, Visit, health, keep_source, keep_visit, last_visit, last_visit_of

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
FEED = "https://daily.test/feed"

Arrive = Callable[..., Arrival]
Keep = Callable[..., KeptReading]


def visit(store: Store, visit: Visit) -> None:
    with store.writing() as connection:
        keep_visit(connection, visit)


def describe(store: Store, least: int | None, most: int | None = None) -> bool:
    with store.writing() as connection:
        return keep_source(connection, "daily", {"least_per_day": least, "most_per_day": most}, AT)


def state(store: Store, at: dt.datetime = AT) -> Health:
    with store.looking() as connection:
        (found,) = health(connection, at)
    return found


def test_the_last_visit_that_went_well_makes_the_next_conditional(store: Store) -> None:
    good = Visit("daily", FEED, AT, "new", 200, etag='"7"', last_modified="Tue", articles=3)
    failed = Visit("daily", FEED, AT + HOUR, "failed", 503, "the server says \x00\ud800")
    for one in (Visit("daily", FEED, AT - HOUR, "new", 200, etag='"6"'), good, failed):
        visit(store, one)
    with store.looking() as connection:
        assert last_visit(connection, FEED) == good
        assert last_visit_of(connection, "daily") == replace(failed, words="the server says \ufffd\ufffd")
        assert last_visit(connection, "https://other.test/") is None
        assert last_visit_of(connection, "other") is None


def test_a_source_is_kept_anew_only_when_its_description_changed(store: Store) -> None:
    assert [describe(store, 1), describe(store, 1), describe(store, 2)] == [True, False, True]


def test_a_source_is_well_with_what_was_expected(store: Store, arrive: Arrive, keep: Keep) -> None:
    describe(store, 1, 5)
    visit(store, Visit("daily", FEED, AT - 48 * HOUR, "new", 200))
    keep(arrive(source="daily"))
    found = state(store, AT + HOUR)
    assert (found.last_arrival, found.today, found.state, found.words) == (AT, 1, "well", "")


@pytest.mark.parametrize(("hours", "words"), [(30, "silent for 30 hours"), (50, "silent for 2 days")])
def test_a_feed_that_goes_silent_is_told_of(
    store: Store, arrive: Arrive, keep: Keep, hours: int, words: str
) -> None:
    describe(store, 1)
    visit(store, Visit("daily", FEED, AT, "new", 200))
    keep(arrive(source="daily"))
    found = state(store, AT + hours * HOUR)
    assert (found.state, found.words) == ("silent", words)


def test_a_feed_that_never_gave_anything_is_silent_since_its_first_visit(store: Store) -> None:
    describe(store, 1)
    assert state(store).words == ""
    visit(store, Visit("daily", FEED, AT, "unchanged", 304))
    assert state(store, AT + 23 * HOUR).words == ""
    assert state(store, AT + 72 * HOUR).words == "silent for 3 days"


def test_fewer_and_more_than_expected(store: Store, arrive: Arrive, keep: Keep) -> None:
    visit(store, Visit("daily", FEED, AT - 48 * HOUR, "new", 200))
    for number in range(3):
        keep(arrive(f"Report {number}.", source="daily"))
    describe(store, 4, 9)
    assert (state(store).state, state(store).words) == (
        "fewer",
        "3 in the last 24 hours, at least 4 expected",
    )
    describe(store, 0, 2)
    assert (state(store).state, state(store).words) == ("more", "3 in the last 24 hours, at most 2 expected")
    describe(store, None, None)
    assert state(store).state == "well"


def test_a_source_that_fails_says_why(store: Store) -> None:
    describe(store, 1)
    visit(store, Visit("daily", FEED, AT - 72 * HOUR, "new", 200))
    visit(store, Visit("daily", FEED, AT, "failed", 503, "the server is busy"))
    found = state(store)
    assert (found.state, found.words) == (
        "silent",
        "silent for 3 days; last visit failed: the server is busy",
    )
