"""The newest reading counts, the older ones stay, and claims keep their keys."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UnknownError
from tocsin.model.arrival import Arrival
from tocsin.model.reading import ReaderMark, Reading
from tocsin.store import readings
from tocsin.store.identity import article_id
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading, keep_reading, needs_reading, reading_of, readings_of
from tocsin.store.tellings import tellings_of

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)

Arrive = Callable[..., Arrival]
Keep = Callable[..., KeptReading]
Read = Callable[..., Reading]


def test_a_reading_comes_back_as_it_was(store: Store, arrive: Arrive, keep: Keep, read: Read) -> None:
    kept = keep(arrive())
    with store.looking() as connection:
        assert reading_of(connection, article_id(arrive().article)) == read(arrive().article)
        assert reading_of(connection, "a0") is None
    assert (kept.number, kept.new, len(kept.keys), kept.dropped) == (1, True, 2, ())


def test_the_same_reader_twice_adds_nothing(store: Store, arrive: Arrive, keep: Keep) -> None:
    first = keep(arrive())
    again = keep(arrive())
    assert (again.number, again.new, again.keys) == (first.number, False, first.keys)


def test_a_newer_reader_is_current_and_the_older_stays(
    store: Store, arrive: Arrive, keep: Keep, read: Read
) -> None:
    id = article_id(arrive().article)
    first = keep(arrive(), "1.0")
    with store.writing() as connection:
        newer = keep_reading(connection, id, read(arrive().article, "2.0", "denied"), AT)
    assert newer.keys == first.keys and newer.dropped == ()
    with store.looking() as connection:
        assert [(one.reading.reader.version, one.current) for one in readings_of(connection, id)] == [
            ("1.0", False),
            ("2.0", True),
        ]
        assert {telling.claim.standing for telling in tellings_of(connection, newer.keys)} == {"denied"}


def test_claims_a_newer_reader_no_longer_finds_are_dropped(store: Store, arrive: Arrive, keep: Keep) -> None:
    id = article_id(arrive().article)
    first = keep(arrive(), "1.0")
    with store.writing() as connection:
        empty = Reading("7", (), (), ReaderMark("tocsin", "2.0", "0" * 64))
        newer = keep_reading(connection, id, empty, AT)
        assert newer.keys == [] and newer.dropped == tuple(sorted(first.keys))
        assert tellings_of(connection, first.keys) == []


def test_an_older_readers_second_run_changes_nothing(store: Store, arrive: Arrive, keep: Keep) -> None:
    keep(arrive(), "1.0")
    newer = keep(arrive(), "2.0")
    keep(arrive(), "1.0")
    with store.looking() as connection:
        stored = readings_of(connection, article_id(arrive().article))
    assert [one.number for one in stored if one.current] == [newer.number]


def test_what_needs_reading_comes_in_order_of_arrival(
    store: Store, arrive: Arrive, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "PAGE", 2)
    texts = [f"Report {number}: two killed." for number in range(5)]
    for text in texts:
        keep(arrive(text), "1.0")
    keep(arrive(texts[3]), "2.0")
    mark = ReaderMark("tocsin", "2.0", "0" * 64)
    with store.looking() as connection:
        assert list(needs_reading(connection, ReaderMark("tocsin", "1.0", "0" * 64))) == []
        expected = [article_id(arrive(text).article) for text in texts if text != texts[3]]
        assert list(needs_reading(connection, mark)) == expected
        assert len(list(needs_reading(connection, ReaderMark("other", "2.0", "0" * 64)))) == 5


def test_a_superseded_article_needs_no_reading(store: Store, arrive: Arrive, keep: Keep) -> None:
    url = "https://daily.test/kidal"
    keep(arrive(url=url))
    later = arrive("Five killed.", url=url, at=AT + dt.timedelta(hours=1))
    keep(later)
    with store.looking() as connection:
        assert list(needs_reading(connection, ReaderMark("tocsin", "2.0", "0" * 64))) == [
            article_id(later.article)
        ]


def test_a_reading_of_no_article_is_an_error(store: Store, arrive: Arrive, read: Read) -> None:
    with pytest.raises(UnknownError), store.writing() as connection:
        keep_reading(connection, "a0", read(arrive().article), AT)
