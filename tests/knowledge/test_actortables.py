"""The tables of the actor book keep their format and agree with each other."""

import re

import pytest

from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.actorrows import GROUP_COLUMNS, PART_COLUMNS
from tocsin.knowledge.staterows import STATE_COLUMNS, read_spelling
from tocsin.knowledge.wordfold import folded_words
from tocsin.tables import Row, cell_parts, read_table

BOOK = load_actor_book()
STATES = read_table("actors/states.tsv", STATE_COLUMNS)
ORGANISATIONS = read_table("actors/organisations.tsv", GROUP_COLUMNS)
ROLES = read_table("actors/roles.tsv", ("word", "kind", "sector", "armed", "source"))
SPELLING_COLUMNS = (
    "aliases",
    "demonyms",
    "metonyms",
    "government",
    "army",
    "forces",
    "police",
    "intelligence",
)

ORGANISATION_KINDS = {"igo", "ngo", "mission", "media", "company", "religious", "coalition", "party"} | {
    "rebel-government",
    "unknown",
}
SECTORS = frozenset(
    cell_parts("AGR|BUS|COP|CRM|CVL|EDU|ELI|GOV|IGO|JRN|JUD|LAB|LEG|MED|MIL|NGO|OPP|PRM|PTY|REB|REF|REL")
) | {"SPY", "UAF", "UNK"}
ROLE_KINDS = frozenset({"person", "official", "force", "armed", "civilian", "government", "court"}) | {
    "parliament",
    "organisation",
    "building",
    "vehicle",
    "group",
    "place",
}


def test_all_states_are_there() -> None:
    codes = {row["iso2"] for row in STATES}
    assert len(STATES) >= 198
    assert {"PS", "XK", "TW", "EH", "VA"} <= codes
    assert "state:somaliland" in BOOK
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)


@pytest.mark.parametrize("row", STATES, ids=lambda row: str(row["id"]))
def test_a_state_has_what_news_needs(row: Row) -> None:
    assert row["demonyms"] or row["id"] in {"state:va"}
    assert row["source"]
    assert row["id"] == f"state:{row['iso2'].lower()}" or row["id"] == "state:somaliland"
    for column in SPELLING_COLUMNS:
        spellings = cell_parts(row[column])
        assert len(set(spellings)) == len(spellings), (row["id"], column)
        assert all(folded_words(read_spelling(spelling)[0]) for spelling in spellings)


def test_organisations_are_well_formed() -> None:
    assert len(ORGANISATIONS) >= 90
    for row in ORGANISATIONS:
        assert re.fullmatch(r"org:[a-z0-9-]+", row["id"])
        assert row["kind"] in ORGANISATION_KINDS, row
        assert row["sector"] in SECTORS, row
        assert row["source"], row


def test_roles_are_well_formed() -> None:
    words = [row["word"] for row in ROLES]
    assert len(words) >= 260
    assert len(set(words)) == len(words)
    for row in ROLES:
        assert row["word"] == row["word"].lower()
        assert row["kind"] in ROLE_KINDS, row
        assert row["sector"] in SECTORS, row
        assert row["armed"] in {"yes", "no"}, row
        assert row["source"], row


def test_state_parts_stand_once() -> None:
    parts = read_table("actors/state_parts.tsv", PART_COLUMNS)
    keys = [(row["phrase"], row["position"]) for row in parts]
    assert len(set(keys)) == len(keys)
    assert {row["position"] for row in parts} == {"after", "before"}


def test_ties_join_known_actors() -> None:
    ids = {entry.id for entry in BOOK.entries()}
    lost = {side for id in ids for tie in BOOK.ties(id) for side in (tie.head, tie.tail) if side not in ids}
    assert not lost


def test_unconditional_names_belong_to_one_actor() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for name in BOOK.names():
        if not name.needs:
            owners.setdefault(folded_words(name.text), set()).add(name.entry.id)
    shared = {" ".join(words): ids for words, ids in owners.items() if len(ids) > 1}
    assert not shared
