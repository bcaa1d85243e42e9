"""When a source is visited next."""

import datetime as dt

import pytest

from tocsin.sources.schedule import due, parse_every
from tocsin.sources.settings import Source

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
HOURLY = Source("a", "feed", "https://a.example/", every=dt.timedelta(hours=1))
MINUTE = dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("1 minute", MINUTE),
        ("15 minutes", 15 * MINUTE),
        (" 1 Hour ", 60 * MINUTE),
        ("2 days", dt.timedelta(days=2)),
        ("4 weeks", dt.timedelta(weeks=4)),
    ],
)
def test_times_between_visits_in_words(text: str, every: dt.timedelta) -> None:
    assert parse_every(text) == every


@pytest.mark.parametrize("text", ["", "0 minutes", "1h", "5 weeks", "-1 day", "1.5 hours", "999999999 days"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^" + text.replace(".", r"\.") + "$"):
        parse_every(text)


def test_a_source_never_visited_is_due_at_once() -> None:
    assert due(HOURLY, None, NOW, 0.7) == NOW


@pytest.mark.parametrize(("jitter", "minutes"), [(0.0, 54), (0.5, 60), (1.0, 66)])
def test_chance_spreads_the_visits_by_a_tenth(jitter: float, minutes: int) -> None:
    assert due(HOURLY, NOW, NOW, jitter) == NOW + minutes * MINUTE


def test_a_visit_missed_is_made_now_and_once() -> None:
    assert due(HOURLY, NOW - dt.timedelta(days=3), NOW, 0.5) == NOW


def test_a_clock_set_back_silences_no_source() -> None:
    assert due(HOURLY, NOW + dt.timedelta(days=300), NOW, 0.5) == NOW + 60 * MINUTE


def test_failures_double_the_time_up_to_a_day() -> None:
    assert due(HOURLY, NOW, NOW, 0.5, failures=2) == NOW + dt.timedelta(hours=4)
    assert due(HOURLY, NOW, NOW, 0.5, failures=500) == NOW + dt.timedelta(days=1)
    weekly = Source("b", "feed", "https://b.example/", every=dt.timedelta(weeks=1))
    assert due(weekly, NOW, NOW, 0.5, failures=3) == NOW + dt.timedelta(weeks=1)
