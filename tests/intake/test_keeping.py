"""Arrivals become a record: once each, joined with what is there, read anew by newer readers."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

from tests.intake.events import AT, event, events, reading_of

from tocsin.incidents.copies import is_copy
from tocsin.intake.batch import ReaderParts, mark_of
from tocsin.intake.keeping import Kept, keep, keep_all
from tocsin.model.arrival import Arrival
from tocsin.model.reading import ReaderMark, Reading
from tocsin.store.arrivals import article_of
from tocsin.store.filters import EVERYTHING
from tocsin.store.incidentlookup import incident_of
from tocsin.store.opening import Store
from tocsin.store.revisions import revisions_of
from tocsin.store.search import each_incident
from tocsin.store.verify import verify


def told(store: Store) -> list[tuple[int, int]]:
    """How many claims and families each incident has."""
    with store.looking() as connection:
        found = [(len(one.claims), len(one.families)) for one in each_incident(connection, EVERYTHING)]
    return sorted(found)


def test_three_papers_tell_of_one_act(store: Store) -> None:
    results = [keep(store, *event(0, paper), AT) for paper in range(3)]
    assert [result.new for result in results] == [True, True, True]
    assert told(store) == [(3, 3)]
    ids = {id for result in results for id in result.incidents}
    assert len(ids) == 1
    with store.looking() as connection:
        incident = incident_of(connection, ids.pop())
        assert len(revisions_of(connection, incident.id)) == 3
    assert incident.grade.name == "corroborated" and incident.killed and incident.killed.best == 4
    assert verify(store) == []


def test_acts_in_two_towns_on_one_day_stay_two(store: Store) -> None:
    keep(store, *event(0, 0, town=0), AT)
    keep(store, *event(0, 1, town=1), AT)
    assert told(store) == [(1, 1), (1, 1)]


def test_the_same_report_twice_changes_nothing(store: Store) -> None:
    first = keep(store, *event(0), AT)
    again = keep(store, *event(0), AT + dt.timedelta(hours=1))
    assert first.new and not again.new and again.incidents == ()
    assert told(store) == [(1, 1)] and verify(store) == []


def test_a_copy_adds_no_family(store: Store) -> None:
    arrival, reading = event(0, 0)
    keep(store, arrival, reading, AT)
    copied = dataclasses.replace(
        arrival.article, id="copy", publisher="Daily Lion", url="https://lion.example/copied"
    )
    other = dataclasses.replace(arrival, article=copied, address="copy.txt")
    keep(store, other, reading_of(copied, *reading.claims), AT)
    assert told(store) == [(2, 1)]


def newer(arrival: Arrival, reading: Reading, killed: bool) -> Reading:
    """The reading of a newer reader: without the toll, or without any claim."""
    claims = tuple(dataclasses.replace(claim, killed=None) for claim in reading.claims) if killed else ()
    return Reading(reading.id, claims, (), ReaderMark("made-up", "2.0", "1" * 64))


def test_a_newer_reader_takes_the_place_of_the_older(store: Store) -> None:
    arrival, reading = event(0)
    first = keep(store, arrival, reading, AT)
    second = keep(store, arrival, newer(arrival, reading, killed=True), AT)
    assert not second.new and second.read and second.incidents == first.incidents
    with store.looking() as connection:
        revisions = revisions_of(connection, first.incidents[0])
    assert [revision.incident.killed is None for revision in revisions] == [False, True]
    assert revisions[-1].cause == f"reading {second.article}"


def test_an_incident_whose_claims_are_no_longer_read_ends(store: Store) -> None:
    arrival, reading = event(0)
    first: Kept = keep(store, arrival, reading, AT)
    keep(store, arrival, newer(arrival, reading, killed=False), AT)
    assert told(store) == []
    with store.looking() as connection:
        assert [revision.retired for revision in revisions_of(connection, first.incidents[0])] == [
            False,
            True,
        ]
    assert verify(store) == []


def test_a_text_that_is_replaced_by_one_that_cannot_be_read_leaves_its_incident(store: Store) -> None:
    arrival, reading = event(0)
    url = "https://lion.example/attack"
    first = dataclasses.replace(arrival, article=dataclasses.replace(arrival.article, url=url))
    keep(store, first, reading_of(first.article, *reading.claims), AT)
    assert told(store) == [(1, 1)]
    other = dataclasses.replace(first.article, text=f"Correction. {first.article.text}")
    later = dataclasses.replace(arrival, article=other, raw=b"2", fetched_at=AT + dt.timedelta(hours=1))
    result = keep(store, later, None, AT)
    assert len(result.incidents) == 1
    assert told(store) == [] and verify(store) == []


def test_a_copy_of_a_copy_counts_for_the_first(store: Store) -> None:
    arrival, _ = event(0)
    words = [f"word{number}" for number in range(200)]
    texts = [" ".join(words[start : start + 100]) for start in (0, 20, 45)]
    assert is_copy(texts[0], texts[1]) and is_copy(texts[1], texts[2]) and not is_copy(texts[0], texts[2])
    copies = []
    for number, printed in enumerate(texts):
        article = dataclasses.replace(arrival.article, id=str(number), text=printed)
        own = dataclasses.replace(arrival, article=article, raw=printed.encode(), address=str(number))
        kept = keep(store, own, reading_of(article), AT)
        with store.looking() as connection:
            copies.append(article_of(connection, kept.article).copy)
    assert len(set(copies)) == 1


def test_known_reports_are_kept_one_by_one(store: Store) -> None:
    made = [(arrival, reading) for arrival, reading in events(4)]
    parts = ReaderParts(rules_alone=True)
    for arrival, reading in made:
        keep(store, arrival, Reading(reading.id, reading.claims, (), mark_of(parts)), AT)
    taken = []

    def items() -> Iterator[Arrival]:
        for arrival, _ in made:
            taken.append(arrival)
            yield arrival

    outcomes = keep_all(store, items(), parts, lambda: AT)
    for number, outcome in enumerate(outcomes, 1):
        assert isinstance(outcome, Kept) and not outcome.new and len(taken) == number
