"""Who stands on a side: candidates, their facts, the sets of them, the weights."""

import json
from importlib import resources
from itertools import combinations

import pytest

from tocsin.model.article import Article
from tocsin.model.party import Party
from tocsin.model.span import Span
from tocsin.reading.candidates import Candidate
from tocsin.reading.reader import Reader
from tocsin.reading.sidechoice import choose_side, exclude, load_scales, possible_sets, share_of
from tocsin.reading.sidefacts import Side, find_facts

TEXT = "Israeli jets struck the town of Khan Yunis on Monday, killing four Hamas fighters and two civilians."


@pytest.fixture(scope="module")
def told(reader: Reader) -> tuple[list[Candidate], dict[str, Side]]:
    draft, sight, candidates = reader.all_sides(Article("a", TEXT))[0]
    return candidates, {role: Side(draft, role, sight) for role in ("actor", "recipient")}


def party(name: str, start: int, id_: str | None = None) -> Candidate:
    return Candidate(Party(name, Span(start, start + len(name), name, "text"), id_), {"name"})


def test_everybody_in_the_sentence_is_a_candidate_once(told: tuple[list[Candidate], dict[str, Side]]) -> None:
    names = [one.party.name for one in told[0]]
    assert "Hamas" in names
    assert len({(one.party.name, one.party.span.start) for one in told[0]}) == len(told[0])


def test_the_sides_of_a_strike(reader: Reader) -> None:
    claim = reader.read(Article("a", TEXT)).claims[0]
    assert [one.country for one in claim.actors] == ["IL"]
    assert "Hamas" in {one.name for one in claim.recipients}


def test_facts_are_numbers_and_shares_are_probabilities(
    told: tuple[list[Candidate], dict[str, Side]],
) -> None:
    for role, side in told[1].items():
        for one in told[0]:
            facts = find_facts(one, side)
            assert all(isinstance(value, float) for value in facts.values())
            assert 0 < share_of(facts, load_scales()[role].alone) < 1


def test_no_set_holds_two_that_exclude_each_other(told: tuple[list[Candidate], dict[str, Side]]) -> None:
    candidates = told[0]
    shares = [0.5] * len(candidates)
    for some in possible_sets(candidates, shares, "recipient"):
        ruled = all("recipient" in candidates[i].sources for i in some)
        assert ruled or not any(exclude(candidates[a], candidates[b]) for a, b in combinations(some, 2))


def test_a_state_and_its_army_exclude_each_other_and_so_do_names_in_the_same_words() -> None:
    army, state = party("army", 0, "state:ml/army"), party("Mali", 20, "state:ml")
    assert exclude(army, state)
    assert exclude(party("Hamas fighters", 0), party("fighters", 6))
    assert not exclude(party("Hamas", 0, "hamas"), party("Fatah", 10, "fatah"))


def test_nobody_can_be_the_choice(told: tuple[list[Candidate], dict[str, Side]]) -> None:
    assert choose_side([], told[1]["actor"]) == ()


def test_the_weights_name_no_fact_twice_and_are_bounded() -> None:
    text = (resources.files("tocsin.reading") / "data" / "sides.json").read_text("utf-8")
    scales = json.loads(text)
    assert set(scales) == {"actor", "recipient"}
    for steps in scales.values():
        assert set(steps) == {"alone", "together"}
        for weights in steps.values():
            assert "bias" in weights
            assert all(abs(weight) < 20 for weight in weights.values())
