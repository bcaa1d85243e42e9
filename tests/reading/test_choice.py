"""The likeliest option: weighed facts, and the weights that ship."""

import math

import pytest

from tocsin.reading.choice import SURE, UNSEEN, Option, choose, load_choices, score, seen_facts, step


def test_the_option_with_the_highest_sum_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.reading.choice.load_choices", lambda: {"place": {"near": 2.0, "told": -1.0}})
    options = [Option("a", {"told": 1.0}), Option("b", {"near": 1.0, "told": 1.0}), Option("c", {})]
    assert choose(options, "place") == "b"


def test_the_first_of_equals_wins() -> None:
    assert choose([Option("rule", {}), Option("other", {})], "when") == "rule"


def test_a_fact_without_weight_counts_nothing() -> None:
    assert score({"known": 2.0, "unknown": 5.0}, {"known": 1.5}) == 3.0


def test_what_is_hardly_seen_is_no_fact() -> None:
    assert seen_facts(UNSEEN, "here") == {}
    facts = seen_facts(0.6, "here", "far")
    assert {f"here>{least}" for least in SURE if least < 0.6} <= set(facts)
    assert facts["here:seen"] == facts["far:seen"] > 0
    assert seen_facts(0.9, "here")["here:seen"] > facts["here:seen"]


def test_steps_are_counted() -> None:
    assert [step(distance, (0, 1, 4)) for distance in (0, 1, 2, 9)] == [0, 1, 2, 3]


def test_the_weights_that_ship_are_numbers_for_both_fields() -> None:
    weights = load_choices()
    assert set(weights) == {"place", "when"}
    for field in weights.values():
        assert len(field) > 100 and all(math.isfinite(weight) for weight in field.values())
