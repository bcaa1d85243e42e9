"""Corrections stand beside the machine's values, the last of each field counts, and each can be taken back."""

from dataclasses import replace

import pytest
from tests.store.makers import NOON, hour

from tocsin.model.correction import Correction
from tocsin.store.corrections import (
    correction_history,
    correction_sha256,
    corrections_among,
    corrections_of,
    keep_correction,
    withdraw_corrections,
)
from tocsin.store.custody import custody_of
from tocsin.store.opening import Store

TYPE = Correction("incident", "i1", "type", "PROTEST", "ASSAULT", "Ana", NOON, "as the minister said")


@pytest.mark.parametrize(
    "value", ["PROTEST", 3, 2.5, None, True, ["a", "b"], {"low": 1, "high": None}, "Ő\u2028 \U0001f525"]
)
def test_any_json_value_comes_back(store: Store, value: object) -> None:
    with store.writing() as connection:
        kept = keep_correction(connection, replace(TYPE, value=value, machine=[value]))
        assert corrections_of(connection, "incident", "i1") == [kept]
        assert kept == replace(TYPE, value=value, machine=[value], number=1)
        (link,) = custody_of(connection, "1")
        assert (link.kind, link.content) == ("correction", correction_sha256(kept))


def test_the_last_of_each_field_is_in_force(store: Store) -> None:
    with store.writing() as connection:
        keep_correction(connection, TYPE)
        place = keep_correction(connection, replace(TYPE, field="place", value="Mosul"))
        later = keep_correction(connection, replace(TYPE, value="COERCE", by="Ben", at=hour(1)))
        assert corrections_of(connection, "incident", "i1") == [place, later]
        assert corrections_of(connection, "claim", "i1") == corrections_of(connection, "incident", "i2") == []
        assert len(correction_history(connection, "incident", "i1")) == 3


def test_corrections_of_many_subjects(store: Store) -> None:
    with store.writing() as connection:
        one = keep_correction(connection, TYPE)
        two = keep_correction(connection, replace(TYPE, subject="i2"))
        keep_correction(connection, replace(TYPE, kind="claim", subject="i3"))
        found = corrections_among(connection, "incident", ["i1", "i2", "i3", "i4"])
    assert found == {"i1": [one], "i2": [two]}


def test_what_is_taken_back_gives_way_to_what_was_before(store: Store) -> None:
    with store.writing() as connection:
        first = keep_correction(connection, replace(TYPE, act="correct-1"))
        keep_correction(connection, replace(TYPE, value="COERCE", act="correct-2"))
        (undone,) = withdraw_corrections(connection, "correct-2", "Ben", hour(1))
        assert (undone.undoes, undone.value, undone.by, undone.act) == (2, None, "Ben", None)
        assert corrections_of(connection, "incident", "i1") == [first]
        assert withdraw_corrections(connection, "correct-2", "Ben", hour(2)) == []
        assert withdraw_corrections(connection, 3, "Ben", hour(2)) == []
        assert [one.undoes for one in withdraw_corrections(connection, 1, "Ben", hour(2))] == [1]
        assert corrections_of(connection, "incident", "i1") == []
        assert corrections_among(connection, "incident", ["i1"]) == {}
