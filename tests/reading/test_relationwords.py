"""Holds the tables of relations to their format."""

import re

from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.people import LEADER_COLUMNS
from tocsin.model.relation import RELATION_TYPES
from tocsin.reading.relationwords import (
    PACKAGE,
    PATTERN_COLUMNS,
    load_leaders,
    load_relation_patterns,
    load_relation_words,
    load_symbols,
    load_unit_words,
)
from tocsin.tables import cell_parts, read_table


def test_phrases_are_lower_case_words_without_hyphens() -> None:
    for word in load_relation_words().values():
        assert re.fullmatch(r"[a-z']+( [a-z']+)*", word.phrase), word


def test_offices_state_a_relation_and_plain_words_none() -> None:
    silent = {"opposition leader", "opposition leaders", "opposition figure"}
    for word in load_relation_words().values():
        if word.symbol in {"role", "roles", "local", "tie", "by", "backs"}:
            assert word.relation in RELATION_TYPES or word.phrase in silent, word
        if word.symbol in {"plain", "lower", "past", "body"}:
            assert word.relation == "-", word


def test_every_symbol_is_used_by_a_pattern_or_by_the_code() -> None:
    patterns = " ".join(
        row["pattern"] for row in read_table("relation_patterns.tsv", PATTERN_COLUMNS, PACKAGE)
    )
    asked = set(re.findall(r"[a-z]+", patterns)) | {
        "plain",
        "lower",
        "past",
        "person",
        "word",
        "unit",
        "other",
    }
    assert set(load_symbols()) <= asked


def test_every_relation_has_a_pattern() -> None:
    stated = {pattern.relation for pattern in load_relation_patterns()}
    assert stated == {"role", "tie", "leads", "part-of", "allied-with", "opposes", "nominated-by"}


def test_unit_words_are_single_lower_case_words() -> None:
    assert all(word.isalpha() and word.islower() for word in load_unit_words())


def test_leaders_lead_states_of_the_actor_book() -> None:
    states = {state.country[0] for state in load_actor_book().states()}
    rows = read_table("persons/leaders.tsv", LEADER_COLUMNS)
    assert {row["country"] for row in rows} <= states
    assert all(row["name"] and row["source"] for row in rows)
    names = [name for row in rows for name in (row["name"], *cell_parts(row["aliases"]))]
    assert len(names) == len(set(names))


def test_a_surname_of_two_countries_tells_none() -> None:
    leaders = load_leaders()
    assert leaders["emmanuel macron"] == leaders["macron"] == "FR"
    assert not leaders["barrow"] or leaders["barrow"] == "GM"
    assert leaders["george w bush"] == "US"
