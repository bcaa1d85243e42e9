"""What an export takes, and the hash that names the choice."""

import hashlib

import pytest
from tests.store.makers import NOON, hour, incident, killed

from tocsin.errors import SettingsError
from tocsin.store.exported import collect
from tocsin.store.filters import EVERYTHING, parse_filter
from tocsin.store.incidents import revisions_of, save_incident
from tocsin.store.opening import Store


@pytest.fixture
def filled(store: Store) -> Store:
    """Two incidents, of which the first was changed once."""
    with store.writing() as connection:
        save_incident(connection, incident("i1", ("c1",), type="ASSAULT"), NOON, "arrival a1")
        save_incident(connection, incident("i2", ("c2",), type="PROTEST"), NOON, "arrival a2")
        save_incident(connection, incident("i1", ("c1",), killed=killed(4)), hour(1), "arrival a3")
    return store


def test_the_manifest_can_be_worked_out_by_hand(filled: Store) -> None:
    with filled.looking() as connection:
        found = collect(connection, EVERYTHING)
        lines = ""
        for one in found.incidents:
            last = revisions_of(connection, one.id)[-1]
            lines += f"{one.id} {last.number} {last.sha256}\n"
    assert [one.id for one in found.incidents] == ["i1", "i2"]
    assert found.manifest == hashlib.sha256(lines.encode()).hexdigest()


def test_the_manifest_follows_the_choice_and_the_content(filled: Store) -> None:
    with filled.looking() as connection:
        now, part = collect(connection, EVERYTHING), collect(connection, parse_filter({"type": "PROTEST"}))
        then = collect(connection, parse_filter({"as_of": NOON.isoformat()}))
    assert len({now.manifest, part.manifest, then.manifest}) == 3
    assert [one.killed for one in then.incidents] == [None, None]


def test_too_many_are_refused_with_the_number(filled: Store) -> None:
    with (
        filled.looking() as connection,
        pytest.raises(SettingsError, match="2 incidents, and one export here holds 1"),
    ):
        collect(connection, EVERYTHING, most=1)
