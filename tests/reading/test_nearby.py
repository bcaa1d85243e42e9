"""Who is named near an act, and how that brings a party up for its sides."""

import pytest

from tocsin.model.article import Article
from tocsin.reading.candidates import Candidate
from tocsin.reading.reader import Reader

TITLE = "Rebels free John Okello"
TEXT = (
    "The Lord's Resistance Army released the journalist John Okello on Monday. "
    "He had been held for a year. Soldiers arrested Okello two days later in Gulu."
)


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, list[Candidate]]:
    return {draft.type: found for draft, _, found in reader.all_sides(Article("a", TEXT, TITLE))}


def test_a_last_name_is_the_person_named_before(told: dict[str, list[Candidate]]) -> None:
    okello = [one for one in told["COERCE"] if one.party.name == "John Okello"]
    assert len(okello) == 1 and okello[0].near.told.times == "3"


def test_the_title_brings_up_whom_it_names(told: dict[str, list[Candidate]]) -> None:
    assert any("title" in one.sources for found in told.values() for one in found)


def test_the_encoder_sees_mentions_in_other_sentences(told: dict[str, list[Candidate]]) -> None:
    seen = [one.near.shares for one in told["COERCE"] if one.party.name == "John Okello"]
    assert seen[0] is not None and len(seen[0]) == 2 and seen[0][1] > seen[0][0]


def test_each_party_is_brought_up_once(told: dict[str, list[Candidate]]) -> None:
    for found in told.values():
        names = [one.party.name for one in found if one.party.name != "civilians"]
        assert len(names) == len(set(names))
