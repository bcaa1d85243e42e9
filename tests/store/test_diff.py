"""Differences between two states of the record and between two versions of the reader, field by field."""

from collections.abc import Callable

import pytest
from tests.store.makers import NOON, hour, incident, killed, town

from tocsin.errors import UnknownError
from tocsin.model.arrival import Arrival
from tocsin.store.diff import compare_records, diff
from tocsin.store.filters import parse_filter
from tocsin.store.incidents import retire_incident, save_incident
from tocsin.store.opening import Store
from tocsin.store.readingdiff import diff_readings
from tocsin.store.readings import KeptReading
from tocsin.store.snapshots import make_snapshot
from tocsin.store.tables import CLAIM

Arrive = Callable[..., Arrival]
Keep = Callable[..., KeptReading]


@pytest.fixture
def changed(store: Store) -> Store:
    """At noon i1 to i3; an hour later i2 has more killed, i3 is retired and i4 new."""
    with store.writing() as connection:
        for number in (1, 2, 3):
            one = incident(f"i{number}", [f"c{number}"], place=town(), killed=killed(3, 3, 3))
            save_incident(connection, one, NOON, "arrival a1")
        make_snapshot(connection, "noon", "Ana", NOON)
        save_incident(
            connection, incident("i2", ["c2"], place=town(), killed=killed(3, 5, 8)), hour(1), "arrival a2"
        )
        retire_incident(connection, "i3", hour(1), "judgement 1")
        save_incident(connection, incident("i4", ["c3"], type="PROTEST"), hour(1), "judgement 1")
        make_snapshot(connection, "one-o-clock", "Ana", hour(1))
    return store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("noon", "one-o-clock"),
        (NOON, hour(1)),
        ("2026-11-24T12:30:00Z", "2026-11-24"),
        ("noon", hour(9)),
    ],
)
def test_what_is_new_gone_and_changed(changed: Store, one: str, other: str) -> None:
    with changed.looking() as connection:
        first, second, third = diff(connection, one, other)
    assert (first.kind, first.incident) == ("changed", "i2")
    assert first.fields["killed.best"] == (3, 5)
    assert first.fields["killed.high"] == (3, 8)
    assert not {"killed.low", "type", "place.name"} & set(first.fields)
    assert (second.kind, second.subject) == ("gone", "i3")
    assert second.fields["place.name"] == ("Baghdad", None)
    assert (third.kind, third.subject) == ("new", "i4")
    assert third.fields == {"type": (None, "PROTEST"), "when.start": (None, "2026-11-20")}


def test_backwards_is_the_mirror(changed: Store) -> None:
    with changed.looking() as connection:
        there, back = diff(connection, "noon", hour(1)), diff(connection, hour(1), "noon")
    assert [one.kind for one in back] == ["changed", "new", "gone"]
    assert {name: values[::-1] for name, values in there[0].fields.items()} == back[0].fields


def test_nothing_changed_and_nothing_there(changed: Store) -> None:
    with changed.looking() as connection:
        assert diff(connection, hour(2), hour(3)) == []
        assert [one.kind for one in diff(connection, "2026-11-01", "noon")] == ["new"] * 3


def test_what_a_filter_left_out_counts_as_not_there(changed: Store) -> None:
    with changed.writing() as connection:
        make_snapshot(connection, "protests", "Ana", hour(2), parse_filter({"type": "PROTEST"}))
        found = diff(connection, "one-o-clock", "protests")
    assert [(one.kind, one.subject) for one in found] == [("gone", "i1"), ("gone", "i2")]


@pytest.mark.parametrize("name", ["winter", "2026-11-24T12:00", ""])
def test_what_is_neither_snapshot_nor_time_is_named(store: Store, name: str) -> None:
    with store.looking() as connection, pytest.raises(UnknownError, match="no snapshot"):
        diff(connection, name, NOON)


def test_an_object_that_is_only_on_one_side_is_one_field() -> None:
    assert compare_records({"a": None, "b": {"c": 1, "d": 2}}, {"a": {"e": 1}, "b": {"c": 1, "d": 3}}) == {
        "a": (None, {"e": 1}),
        "b.d": (2, 3),
    }


def test_what_a_newer_reader_read(store: Store, arrive: Arrive, keep: Keep) -> None:
    both = arrive("Two were killed, three abducted.")
    first = keep(both, "1.0")
    keep(arrive("Four were killed."), "1.0")
    second = keep(both, "2.0")
    assert first.keys == second.keys
    with store.writing() as connection:
        later = (CLAIM.c.reading == second.number) & (CLAIM.c.key == second.keys[0])
        content = connection.execute(CLAIM.select().where(later)).mappings().one()["content"]
        revised = content.replace('"reported"', '"claimed"')
        connection.execute(CLAIM.update().where(later).values(content=revised))
        assert list(diff_readings(connection, "1.0", "1.0")) == []
        (change,) = diff_readings(connection, "1.0", "2.0")
    assert (change.kind, change.subject) == ("changed", second.keys[0])
    assert change.fields == {"standing": ("reported", "claimed")}
    assert change.article is not None


def test_claims_of_only_one_reader_and_claims_of_another_type(
    store: Store, arrive: Arrive, keep: Keep
) -> None:
    both = arrive("Two were killed, three abducted.")
    first, second = keep(both, "1.0"), keep(both, "2.0")
    with store.writing() as connection:
        killing = (CLAIM.c.reading == second.number) & (CLAIM.c.key == second.keys[0])
        content = connection.execute(CLAIM.select().where(killing)).mappings().one()["content"]
        retyped = content.replace('"type":"assault"', '"type":"protest"')
        assert retyped != content
        connection.execute(CLAIM.update().where(killing).values(key="c0", content=retyped))
        abducting = (CLAIM.c.reading == second.number) & (CLAIM.c.key == second.keys[1])
        connection.execute(CLAIM.delete().where(abducting))
        changed, gone = diff_readings(connection, "1.0", "2.0")
        assert [one.kind for one in diff_readings(connection, "2.0", "1.0")] == ["changed", "new"]
    assert (changed.kind, changed.subject) == ("changed", "c0")
    assert changed.fields == {"type": ("assault", "protest")}
    assert (gone.kind, gone.subject) == ("gone", first.keys[1])
    assert gone.fields["sentence"] == ("Two were killed, three abducted.", None)


def test_a_version_by_which_nothing_was_read_is_named(store: Store, arrive: Arrive, keep: Keep) -> None:
    keep(arrive(), "1.0")
    with store.looking() as connection, pytest.raises(UnknownError, match=r"'3\.0'"):
        list(diff_readings(connection, "1.0", "3.0"))
