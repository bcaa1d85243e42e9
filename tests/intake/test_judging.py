"""People decide, incidents follow, and every decision can be taken back."""

import datetime as dt

import pytest
from tests.intake.events import AT, event

from tocsin.errors import StoreError, TocsinError, UnknownError
from tocsin.intake.judging import correct, judge, merge, split, undo
from tocsin.intake.keeping import keep
from tocsin.model.correction import Correction, CorrectionSubject
from tocsin.store.connection import Connection
from tocsin.store.corrections import corrections_of
from tocsin.store.filters import EVERYTHING
from tocsin.store.incidentlookup import incident_of
from tocsin.store.incidents import incident_holding
from tocsin.store.judgements import acts
from tocsin.store.opening import Store
from tocsin.store.search import each_incident
from tocsin.store.verify import verify

LATER = AT + dt.timedelta(hours=1)


def groups(store: Store) -> set[frozenset[str]]:
    """Which claims are together."""
    with store.looking() as connection:
        return {frozenset(incident.claims) for incident in each_incident(connection, EVERYTHING)}


def ids(store: Store) -> list[str]:
    """The incidents, the oldest first."""
    with store.looking() as connection:
        return [incident.id for incident in each_incident(connection, EVERYTHING, "oldest")]


def last_act(store: Store) -> str:
    """The name of what was decided last."""
    with store.looking() as connection:
        return acts(connection, 1)[0].name


@pytest.fixture
def two(store: Store) -> Store:
    """A record of two acts, in two towns, the first told by two papers."""
    for number, paper in ((0, 0), (0, 1), (1, 2)):
        keep(store, *event(number, paper), AT)
    return store


def test_merge_and_undo(two: Store) -> None:
    before = groups(two)
    assert sorted(map(len, before)) == [1, 2]
    with two.writing() as connection:
        merge(connection, ids(two), "ann", LATER)
    assert [len(group) for group in groups(two)] == [3]
    with two.writing() as connection:
        undo(connection, last_act(two), "ann", LATER)
    assert groups(two) == before and verify(two) == []


def test_split_and_undo(two: Store) -> None:
    before = groups(two)
    together = next(sorted(group) for group in before if len(group) == 2)
    with two.looking() as connection:
        whole = next(id for id in ids(two) if len(incident_of(connection, id).claims) == 2)
    with two.writing() as connection:
        split(connection, whole, together[:1], "ann", LATER)
    assert [len(group) for group in groups(two)] == [1, 1, 1]
    with two.writing() as connection:
        undo(connection, last_act(two), "ann", LATER)
    assert groups(two) == before and verify(two) == []


def test_a_later_report_respects_a_split(two: Store) -> None:
    together = next(sorted(group) for group in groups(two) if len(group) == 2)
    with two.writing() as connection:
        judge(connection, together[0], together[1], "not-same", "ann", LATER)
    keep(two, *event(0, 2), LATER)
    assert not any(set(together) <= group for group in groups(two))


def test_a_correction_stands_beside_the_machine(two: Store) -> None:
    id = ids(two)[0]
    with two.writing() as connection:
        before = incident_of(connection, id).killed
        changed = correct(
            connection, Correction("incident", id, "killed", 7, 4, "ann", LATER, "hospital list")
        )
    assert changed == [id]
    with two.looking() as connection:
        killed = incident_of(connection, id).killed
        act = corrections_of(connection, "incident", id)[0].act
    assert killed is not None and killed.best == 7 and "corrected by ann" in killed.words
    with two.writing() as connection:
        undo(connection, str(act), "ann", LATER)
    with two.looking() as connection:
        assert incident_of(connection, id).killed == before
    assert verify(two) == []


def test_a_claim_that_is_none_leaves_its_incident(two: Store) -> None:
    together = next(sorted(group) for group in groups(two) if len(group) == 2)
    with two.writing() as connection:
        correct(connection, Correction("claim", together[0], "accepted", False, True, "ann", LATER))
    assert not any(together[0] in group for group in groups(two))
    with two.writing() as connection:
        act = corrections_of(connection, "claim", together[0])[0].act
        undo(connection, str(act), "ann", LATER)
    assert frozenset(together) in groups(two)


def test_what_cannot_be_done_is_said(two: Store) -> None:
    first = ids(two)[0]
    with two.writing() as connection, pytest.raises(StoreError, match="two or more"):
        merge(connection, [first], "ann", LATER)
    with two.writing() as connection, pytest.raises(StoreError, match="cannot be split"):
        split(connection, first, ["c0"], "ann", LATER)
    with two.writing() as connection, pytest.raises(UnknownError):
        undo(connection, "merge-99", "ann", LATER)


def test_what_is_not_there_cannot_be_judged_nor_corrected(two: Store) -> None:
    id, claim = ids(two)[0], next(sorted(group)[0] for group in groups(two))
    with two.writing() as connection:
        for one, other in ((claim, "c0"), ("c0", claim)):
            with pytest.raises(UnknownError):
                judge(connection, one, other, "same", "ann", LATER)
        with pytest.raises(StoreError, match="itself"):
            judge(connection, claim, claim, "same", "ann", LATER)
        wrong: list[tuple[CorrectionSubject, str, str, object]] = [
            ("claim", "c0", "type", "PROTEST"), ("incident", "i0", "killed", 1), ("claim", claim, "colour", 1),
            ("claim", claim, "type", "NONE"), ("incident", id, "killed", -1), ("claim", claim, "modes", ["riot"]),
        ]  # fmt: skip
        for kind, subject, field, value in wrong:
            with pytest.raises(TocsinError):
                correct(connection, Correction(kind, subject, field, value, None, "ann", LATER))


def test_an_incident_that_has_ended_cannot_be_decided_on(two: Store) -> None:
    first, second = ids(two)
    with two.writing() as connection:
        merge(connection, [first, second], "ann", LATER)
        ended = next(
            id for id in (first, second) if incident_holding(connection, claim_of(connection, id)) != id
        )
        with pytest.raises(UnknownError, match="has ended"):
            merge(connection, [first, second], "ann", LATER)
        with pytest.raises(UnknownError, match="has ended"):
            correct(connection, Correction("incident", ended, "killed", 7, 4, "ann", LATER))


def claim_of(connection: Connection, id: str) -> str:
    """The first claim of an incident."""
    return incident_of(connection, id).claims[0]


def test_a_correction_that_fits_no_more_holds_up_no_report(two: Store) -> None:
    id = next(one for one in ids(two))
    with two.writing() as connection:
        correct(connection, Correction("incident", id, "modes", ["firearms"], [], "ann", LATER))
        correct(connection, Correction("incident", id, "type", "PROTEST", "ASSAULT", "ann", LATER))
        assert incident_of(connection, id).type == "PROTEST" and incident_of(connection, id).modes == ()
    for paper in (1, 2):
        keep(two, *event(0, paper), LATER)
    assert verify(two) == []
