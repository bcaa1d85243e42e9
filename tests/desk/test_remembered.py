"""Answers are kept for as long as the record stands."""

from collections.abc import Sequence
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.store.makers import NOON, incident, town

from tocsin.desk.remembered import Remembered
from tocsin.store.incidents import save_incident
from tocsin.store.opening import Store


def test_what_is_kept_is_made_once_and_the_longest_unused_goes_first() -> None:
    kept: Remembered[bytes] = Remembered(5)
    made: list[str] = []

    def ask(name: str) -> bytes:
        def make() -> bytes:
            made.append(name)
            return b"xx"

        return kept.get(name, make)

    for name in ("one", "two", "one", "three", "one"):
        assert ask(name) == b"xx"
    assert made == ["one", "two", "three"]
    assert kept.find("two") is None and kept.find("one") == b"xx"


def test_what_is_larger_than_all_may_be_is_not_kept() -> None:
    kept: Remembered[Sequence[Any]] = Remembered(2)
    assert kept.get("rows", lambda: [1, 2, 3]) == [1, 2, 3]
    assert kept.find("rows") is None


def test_what_fails_is_asked_again() -> None:
    kept: Remembered[bytes] = Remembered(5)

    def fail() -> bytes:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        kept.get("one", fail)
    assert kept.get("one", lambda: b"x") == b"x"


@pytest.mark.parametrize(
    ("address", "words"), [("/places", "Nioro"), ("/api/places", "Nioro"), ("/actors", "riders")]
)
def test_a_change_of_the_record_is_seen_at_once(
    record: Store, client: TestClient, address: str, words: str
) -> None:
    assert words not in client.get(address).text
    with record.writing() as connection:
        act = incident("i9", ("c9",), place=town("Nioro", id="x:1"), actors=[("riders", None)])
        save_incident(connection, act, NOON, "arrival a9")
    assert words in client.get(address).text
