"""Who stands on a side: candidates, their facts, the sets of them, the weights."""

import json
from importlib import resources
from itertools import combinations

import pytest

from tocsin.model.article import Article
from tocsin.model.party import Party
from tocsin.model.span import Span
from tocsin.reading.candidates import Candidate, eligible
from tocsin.reading.nearby import Near, Told
from tocsin.reading.reader import Reader
from tocsin.reading.sidechoice import choose_side, load_scales, share_of
from tocsin.reading.sidefacts import ALONE, Side, look_at
from tocsin.reading.sidesets import LIKELY, SETS, SURE, Lineup, exclude
from tocsin.reading.sideweights import BIAS, Scale, keep_weights, read_weights

TEXT = "Israeli jets struck the town of Khan Yunis on Monday, killing four Hamas fighters and two civilians."


@pytest.fixture(scope="module")
def told(reader: Reader) -> tuple[list[Candidate], dict[str, Side]]:
    draft, sight, candidates = reader.all_sides(Article("a", TEXT))[0]
    return candidates, {role: Side(draft, role, sight) for role in ("actor", "recipient")}


def party(name: str, start: int, id_: str | None = None) -> Candidate:
    return Candidate(Party(name, Span(start, start + len(name), name, "text"), id_), frozenset({"name"}))


def test_everybody_in_the_sentence_is_a_candidate_once(told: tuple[list[Candidate], dict[str, Side]]) -> None:
    names = [one.party.name for one in told[0]]
    assert "Hamas" in names
    assert len({(one.party.name, one.party.span.start) for one in told[0]}) == len(told[0])


def test_the_sides_of_a_strike(reader: Reader) -> None:
    claim = reader.read(Article("a", TEXT)).claims[0]
    assert [one.country for one in claim.actors] == ["IL"]
    assert "Hamas" in {one.name for one in claim.recipients}


def test_the_sum_ready_for_reading_is_that_of_the_facts_that_are_learnt_from(
    told: tuple[list[Candidate], dict[str, Side]],
) -> None:
    kept = json.loads((resources.files("tocsin.reading") / "data" / "sides.json").read_text("utf-8"))
    for role, side in told[1].items():
        looks = [look_at(one, side) for one in told[0]]
        shares = [share_of(load_scales()[role].alone.sum(*look)) for look in looks]
        lineup = Lineup(told[0], shares, role, side.draft.type)
        alone, together = (read_weights(kept[role][step]) for step in ("alone", "together"))
        for patterns, weights, some in (
            (ALONE, alone, looks),
            (SETS, together, [lineup.look_at(one) for one in lineup.sets()]),
        ):
            for look in some:
                facts = patterns.facts(*look)
                expected = weights[BIAS] + sum(weights.get(fact, 0.0) * facts[fact] for fact in facts)
                assert Scale(patterns, weights).sum(*look) == pytest.approx(expected)
        assert all(0 < share < 1 for share in shares)


def test_no_set_holds_two_that_exclude_each_other(told: tuple[list[Candidate], dict[str, Side]]) -> None:
    candidates = told[0]
    for some in Lineup(candidates, [0.5] * len(candidates), "recipient", "ASSAULT").sets():
        ruled = all("recipient" in candidates[i].sources for i in some)
        assert ruled or not any(exclude(candidates[a], candidates[b]) for a, b in combinations(some, 2))


def test_the_unlikely_are_not_tried() -> None:
    candidates = [party("Hamas", 0), party("Fatah", 10), party("Israel", 20)]
    doubtful = Lineup(candidates, [SURE, LIKELY - 0.01, 0.0], "actor", "ASSAULT")
    assert set(doubtful.sets()) == {(), (0,)}
    sure = Lineup(candidates, [SURE + 0.01, LIKELY, LIKELY - 0.01], "actor", "ASSAULT")
    assert set(sure.sets()) == {(), (0,), (1,), (0, 1)}, "nobody is whom the rules have"


def test_a_state_and_its_army_exclude_each_other_and_so_do_names_in_the_same_words() -> None:
    army, state = party("army", 0, "state:ml/army"), party("Mali", 20, "state:ml")
    assert exclude(army, state)
    assert exclude(party("Hamas fighters", 0), party("fighters", 6))
    assert not exclude(party("Hamas", 0, "hamas"), party("Fatah", 10, "fatah"))


def test_nobody_can_be_the_choice(told: tuple[list[Candidate], dict[str, Side]]) -> None:
    assert choose_side([], told[1]["actor"]) == ()


def test_the_weights_are_those_of_known_patterns_and_are_bounded() -> None:
    scales = json.loads((resources.files("tocsin.reading") / "data" / "sides.json").read_text("utf-8"))
    assert set(scales) == {"actor", "recipient"}
    for steps in scales.values():
        assert set(steps) == {"alone", "together"}
        for step, patterns in (("alone", ALONE), ("together", SETS)):
            weights = read_weights(steps[step])
            assert keep_weights(weights) == steps[step]
            assert all(abs(weight) < 20 for weight in weights.values())
            known = {pattern.name: len(pattern.looks) for group in patterns.groups for pattern in group}
            assert {fact[0]: len(fact) - 1 for fact in weights if fact != BIAS}.items() <= known.items()


def test_who_only_speaks_or_stands_elsewhere_is_no_actor_unless_the_encoder_thinks_so() -> None:
    heard = Candidate(Party("police", Span(0, 6, "police", "text")), frozenset({"speaker"}))
    seen = Candidate(heard.party, frozenset({"near"}), near=Near(Told("1", "1"), shares=[0.6, 0.1]))
    assert eligible([heard, seen], "actor") == [seen]
    assert eligible([seen], "recipient") == []
