"""Who is named how often, and who acts against whom."""

import datetime as dt

import pytest
from tests.store.makers import DAY, NOON, incident

from tocsin.store.actorviews import (
    active_actors,
    actor_count,
    actor_counts,
    actor_days,
    actor_names,
    keys_like,
    meetings_among,
    meetings_of,
    names_of,
)
from tocsin.store.incidents import retire_incident, save_incident
from tocsin.store.opening import Store

RSF, SAF = "actor:sd/rsf", "state:sd/army"
LATER = DAY + dt.timedelta(days=3)


@pytest.fixture
def filled(store: Store) -> Store:
    """Five acts: two by the RSF on the army, one back, a threat, and one that has been retired."""
    acts = (
        incident("i1", ("c1",), actors=[("RSF", RSF)], recipients=[("Sudanese army", SAF)]),
        incident(
            "i2", ("c2",), actors=[("Rapid Support Forces", RSF)], recipients=[("army", SAF)], start=LATER
        ),
        incident("i3", ("c3",), actors=[("army", SAF)], recipients=[("RSF", RSF), ("Émile's men", None)]),
        incident("i4", ("c4",), actors=[("RSF", RSF)], recipients=[("army", SAF)], standing="threatened"),
        incident("i5", ("c5",), actors=[("RSF", RSF)], recipients=[("army", SAF)]),
    )
    with store.writing() as connection:
        for act in acts:
            save_incident(connection, act, NOON, "arrival a1")
        retire_incident(connection, "i5", NOON, "judgement 1")
    return store


def test_actors_are_counted_by_what_the_actor_book_calls_them(filled: Store) -> None:
    with filled.looking() as connection:
        found = active_actors(connection)
        assert len(found) == 3
        days = actor_days(connection, RSF)
    first = found[0]
    assert (first.key, first.id, first.incidents, first.acting, first.suffering) == (RSF, RSF, 4, 3, 1)
    assert days == (DAY, LATER)
    assert found[-1].key == "Émile's men" and found[-1].id is None and found[-1].example == "i3"


def test_actors_come_all_or_by_key(filled: Store) -> None:
    with filled.looking() as connection:
        every = active_actors(connection)
        assert [one.incidents for one in every] == sorted((one.incidents for one in every), reverse=True)
        assert actor_counts(connection, ["Émile's men"]) == [every[2]]
        assert actor_counts(connection, []) == []


def test_names_are_found_whatever_their_accents_and_capitals(filled: Store) -> None:
    with filled.looking() as connection:
        names = actor_names(connection)
    assert keys_like(names, "emile") == ["Émile's men"]
    assert keys_like(names, "rapid supp") == [RSF]
    assert keys_like(names, "nobody") == keys_like(names, "") == []


def test_one_actor_by_id_or_by_a_name_that_no_book_has(filled: Store) -> None:
    with filled.looking() as connection:
        by_id, by_name = actor_count(connection, RSF), actor_count(connection, "émile's men")
        assert by_id is not None and by_id.incidents == 4
        assert by_name is not None and by_name.key == "Émile's men"
        assert actor_count(connection, "RSF") is None
        assert names_of(connection, RSF) == ["RSF", "Rapid Support Forces"]


def test_meetings_count_acts_that_are_told_as_done(filled: Store) -> None:
    with filled.looking() as connection:
        found = meetings_of(connection, RSF)
        assert [(one.actor, one.recipient, one.incidents) for one in found] == [(RSF, SAF, 2), (SAF, RSF, 1)]
        assert (found[0].first, found[0].last) == (DAY, LATER)
        among = meetings_among(connection, [SAF, "Émile's men"])
    assert [(one.actor, one.recipient) for one in among] == [(SAF, "Émile's men")]
