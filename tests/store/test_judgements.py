"""Judgements are numbered, logged, taken back by further ones, and lead from claim to claim."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, insert, update
from tests.store.makers import NOON, hour, incident, judgement

from tocsin.model.arrival import Arrival
from tocsin.model.judgement import Reason
from tocsin.store.components import component_of
from tocsin.store.custody import custody_of
from tocsin.store.incidents import save_incident
from tocsin.store.judgements import (
    acts,
    judgement_sha256,
    judgements_among,
    keep_judgement,
    keep_judgements,
    next_act,
    withdraw,
)
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading
from tocsin.store.tables import CLAIM

Arrive = Callable[..., Arrival]
Keep = Callable[..., KeptReading]
REASONS = (Reason("place", "both in Bamako", 1.5), Reason("when", "a day apart", -0.25))


@pytest.fixture
def claims(store: Store, arrive: Arrive, keep: Keep) -> list[str]:
    """The keys c1 to c9, all current, of one article."""
    first = keep(arrive()).keys[0]
    names = [f"c{number}" for number in range(1, 10)]
    with store.writing() as connection:
        row = dict(connection.execute(CLAIM.select().where(CLAIM.c.key == first)).mappings().one())
        connection.execute(insert(CLAIM), [row | {"key": name} for name in names])
    return names


def read_no_more(connection: Connection, key: str) -> None:
    connection.execute(update(CLAIM).where(CLAIM.c.key == key).values(current=False))


def test_a_judgement_comes_back_as_it_was_kept_with_a_number(store: Store) -> None:
    given = replace(judgement("c1", "c2", score=0.123456789012345), reasons=REASONS)
    with store.writing() as connection:
        first, second = keep_judgement(connection, given), keep_judgement(connection, given)
    assert (first, second) == (replace(given, number=1), replace(given, number=2))
    with store.looking() as connection:
        assert judgements_among(connection, ["c2", "c1", "c3"]) == [first, second]
        assert judgements_among(connection, ["c1"]) == judgements_among(connection, []) == []


def test_each_judgement_is_in_the_custody_log(store: Store) -> None:
    with store.writing() as connection:
        kept = keep_judgements(
            connection, [judgement("c1", "c2"), judgement("c2", "c3", at=hour(1)), judgement("c1", "c3")]
        )
        for one in kept:
            (link,) = custody_of(connection, str(one.number))
            assert (link.kind, link.content, link.at) == ("judgement", judgement_sha256(one), one.at)
        assert keep_judgements(connection, []) == []
    assert len({judgement_sha256(one) for one in kept}) == 3


def test_a_failed_transaction_leaves_no_gap(store: Store) -> None:
    def fail() -> None:
        with store.writing() as connection:
            keep_judgement(connection, judgement("c1", "c2"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.writing() as connection:
        assert keep_judgement(connection, judgement("c1", "c2")).number == 1


def test_an_act_is_taken_back_whole_and_once(store: Store) -> None:
    with store.writing() as connection:
        name = next_act(connection, "merge", "Ana", NOON)
        pairs = [judgement("c1", "c2", act=name, by="Ana"), judgement("c2", "c3", act=name, by="Ana")]
        keep_judgements(connection, pairs)
        assert next_act(connection, "merge", "Ana", NOON) != name
        undone = withdraw(connection, name, "Ben", hour(1))
        assert [(one.verdict, one.undoes, one.by, one.person) for one in undone] == [
            ("withdrawn", 1, "Ben", True),
            ("withdrawn", 2, "Ben", True),
        ]
        assert withdraw(connection, name, "Ben", hour(2)) == []
        assert (
            withdraw(connection, "merge-99", "Ben", hour(2)) == withdraw(connection, 99, "Ben", hour(2)) == []
        )
        assert len(judgements_among(connection, ["c1", "c2", "c3"])) == 4


def test_a_single_judgement_is_taken_back_by_its_number(store: Store) -> None:
    with store.writing() as connection:
        keep_judgements(
            connection, [judgement("c1", "c2", act="merge-1"), judgement("c2", "c3", act="merge-1")]
        )
        assert [one.undoes for one in withdraw(connection, 2, "Ben", hour(1))] == [2]
        assert withdraw(connection, 3, "Ben", hour(1)) == []  # what takes back is not itself taken back
        assert [one.undoes for one in withdraw(connection, "merge-1", "Ben", hour(1))] == [1]


def test_acts_are_listed_newest_first(store: Store) -> None:
    with store.writing() as connection:
        for number, name in enumerate(("merge-1", "judge-2", "split-3")):
            pairs = [judgement("c1", "c2", act=name, at=hour(number)), judgement("c2", "c3", act=name)]
            keep_judgements(connection, pairs)
        keep_judgement(connection, judgement("c1", "c2"))
        withdraw(connection, "judge-2", "Ben", hour(4))
        found = acts(connection)
        assert [(one.name, one.withdrawn, len(one.judgements)) for one in found] == [
            ("split-3", False, 2),
            ("judge-2", True, 2),
            ("merge-1", False, 2),
        ]
        assert found[2].at == NOON
        assert [one.name for one in acts(connection, limit=1)] == ["split-3"]


def test_a_component_follows_judgements_in_force(store: Store, claims: list[str]) -> None:
    with store.writing() as connection:
        keep_judgements(
            connection,
            [
                judgement("c1", "c2", "same"),
                judgement("c3", "c2", "unsure", score=0.4),
                judgement("c3", "c4", "not-same", score=0.1),
                judgement("c3", "c5", "unsure", score=0.0),
                judgement("c3", "c6", act="merge-5"),
                judgement("c6", "c7", "not-same", act="split-6"),
            ],
        )
        assert component_of(connection, ["c1"]) == ["c1", "c2", "c3", "c6"]
        assert component_of(connection, ["c4", "c6"]) == ["c1", "c2", "c3", "c4", "c6"]
        assert component_of(connection, ["c9", "c404"]) == ["c9"]
        assert component_of(connection, []) == []
        withdraw(connection, "merge-5", "Ana", hour(1))
        assert component_of(connection, ["c1"]) == ["c1", "c2", "c3"]
        keep_judgement(connection, judgement("c3", "c6", act="merge-8"))
        assert component_of(connection, ["c6"]) == ["c1", "c2", "c3", "c6"]


def test_a_component_follows_incidents(store: Store, claims: list[str]) -> None:
    with store.writing() as connection:
        save_incident(connection, incident("i1", ["c1", "c2"]), NOON, "arrival a1")
        save_incident(connection, incident("i2", ["c3", "c4"]), NOON, "arrival a1")
        keep_judgement(connection, judgement("c2", "c3"))
        assert component_of(connection, ["c1"]) == ["c1", "c2", "c3", "c4"]


def test_claims_that_are_no_longer_read_lead_on_but_are_not_reached(store: Store, claims: list[str]) -> None:
    with store.writing() as connection:
        save_incident(connection, incident("i1", ["c1", "c2"]), NOON, "arrival a1")
        keep_judgements(connection, [judgement("c2", "c3"), judgement("c3", "c4")])
        read_no_more(connection, "c1")
        read_no_more(connection, "c3")
        assert component_of(connection, ["c1"]) == ["c2"]
        assert component_of(connection, ["c4"]) == ["c4"]


def test_a_long_chain_is_followed_to_its_end(store: Store, claims: list[str]) -> None:
    names = [f"d{number:04}" for number in range(2500)]
    with store.writing() as connection:
        row = dict(connection.execute(CLAIM.select().where(CLAIM.c.key == "c1")).mappings().one())
        connection.execute(insert(CLAIM), [row | {"key": name} for name in names])
        keep_judgements(connection, [judgement("d0000", name) for name in names[1:]])
        keep_judgement(connection, judgement("c1", "d2499"))
        assert component_of(connection, ["c1"]) == ["c1", *names]
