"""Snapshots hold what stood then, are never changed, and say how to cite them."""

import hashlib
import json

import pytest
from tests.store.makers import NOON, hour, incident

from tocsin.errors import StoreError, UnknownError
from tocsin.store.custody import custody_of
from tocsin.store.filters import EVERYTHING, parse_filter
from tocsin.store.incidents import retire_incident, save_incident
from tocsin.store.opening import Store
from tocsin.store.snapshots import make_snapshot, snapshot_of, snapshots


@pytest.fixture
def filled(store: Store) -> Store:
    """Three incidents; one of them has changed, one is retired."""
    with store.writing() as connection:
        for number in (1, 2, 3):
            save_incident(connection, incident(f"i{number}", [f"c{number}"]), NOON, "arrival a1")
        save_incident(connection, incident("i2", ["c2"], type="PROTEST"), hour(2), "reading a1")
        retire_incident(connection, "i3", hour(2), "judgement 1")
    return store


def test_a_manifest_names_each_incident_with_its_hash(filled: Store) -> None:
    with filled.writing() as connection:
        made = make_snapshot(connection, "november", "Ana", hour(3), EVERYTHING, "1.2")
    manifest = json.loads(made.manifest)
    listed = manifest.pop("incidents")
    assert manifest == {
        "tocsin": "1.2",
        "name": "november",
        "by": "Ana",
        "at": "2026-11-24T15:00:00.000000Z",
        "filter": {},
        "count": 2,
    }
    assert [(id, number) for id, number, _ in listed] == [("i1", 1), ("i2", 2)]
    assert made.sha256 == hashlib.sha256(made.manifest.encode()).hexdigest()
    assert made.citation == f"Tocsin record november, 2026-11-24, 2 incidents, sha256 {made.sha256}"
    assert made.held["i2"][0] == 2
    with filled.looking() as connection:
        assert snapshot_of(connection, "november") == made
        (link,) = custody_of(connection, "november")
        assert (link.kind, link.content) == ("snapshot", made.sha256)


def test_a_snapshot_may_be_of_a_filter_and_of_the_past(filled: Store) -> None:
    wanted = parse_filter({"type": "ASSAULT", "as_of": "2026-11-24T13:00:00Z"})
    with filled.writing() as connection:
        save_incident(connection, incident("i4", ["c4"]), hour(2), "arrival a2")
        made = make_snapshot(connection, "then", "Ana", hour(3), wanted)
        assert sorted(made.held) == ["i1", "i2", "i3"]
        assert {number for number, _ in made.held.values()} == {1}
        assert json.loads(made.manifest)["filter"] == {
            "type": "ASSAULT",
            "as_of": "2026-11-24T13:00:00.000000Z",
        }
        now = make_snapshot(connection, "now", "Ana", hour(4), parse_filter({"type": "PROTEST"}))
        assert sorted(now.held) == ["i2"]
        assert "1 incident," in now.citation
        assert [one.name for one in snapshots(connection)] == ["now", "then"]


def test_equal_records_give_equal_manifests(filled: Store) -> None:
    with filled.writing() as connection:
        one = make_snapshot(connection, "one", "Ana", hour(3))
        other = make_snapshot(connection, "other", "Ana", hour(3))
    assert one.manifest.replace('"one"', '"other"') == other.manifest
    assert one.held == other.held


@pytest.mark.parametrize("name", ["", "a b", "../x", "-x", "x" * 101, "a\nb"])
def test_names_are_plain(store: Store, name: str) -> None:
    with store.writing() as connection, pytest.raises(StoreError, match="is no name"):
        make_snapshot(connection, name, "Ana", NOON)


def test_a_name_is_taken_once(store: Store) -> None:
    with store.writing() as connection:
        make_snapshot(connection, "2026-11", "Ana", NOON)
        with pytest.raises(StoreError, match="already"):
            make_snapshot(connection, "2026-11", "Ben", hour(1))
        assert snapshot_of(connection, "2026-11").by == "Ana"


def test_an_unknown_snapshot_is_named(store: Store) -> None:
    with store.looking() as connection, pytest.raises(UnknownError, match="'winter'"):
        snapshot_of(connection, "winter")
