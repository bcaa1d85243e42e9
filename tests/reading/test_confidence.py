"""The learnt weights are sound, and confidence is a probability."""

from collections.abc import Callable
from math import isfinite

import pytest

from tocsin.model.standing import STANDINGS
from tocsin.ontology.types import event_types
from tocsin.reading.confidence import Weights, likeliest, load_judgement, reckon
from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]

JUDGEMENT = load_judgement()
QUESTIONS = {"meaning": JUDGEMENT.meaning, "claim": JUDGEMENT.claim}


@pytest.mark.parametrize("name", QUESTIONS)
def test_weights_are_finite_and_of_a_sane_size(name: str) -> None:
    weights = QUESTIONS[name]
    assert weights.facts and isfinite(weights.bias)
    assert all(isfinite(weight) and abs(weight) < 20 for weight in weights.facts.values())


def test_the_least_confidence_is_a_probability() -> None:
    assert 0 <= JUDGEMENT.least < 1


@pytest.mark.parametrize("weights", QUESTIONS.values(), ids=QUESTIONS)
def test_facts_are_of_known_types_and_standings(weights: Weights) -> None:
    types = {f"type={known.name}" for known in event_types()}
    standings = {f"standing={standing}" for standing in STANDINGS}
    assert {fact for fact in weights.facts if fact.startswith("type=")} <= types
    assert {fact for fact in weights.facts if fact.startswith("standing=")} <= standings


def test_confidence_is_a_probability_and_repeatable(drafts_of: DraftsOf) -> None:
    for draft in drafts_of("Gunmen attacked a bus in Mali and killed five passengers. Egypt condemned it."):
        assert 0 < draft.confidence < 1
        assert reckon(draft, *draft.order) == draft.confidence


def test_the_only_meaning_is_the_likeliest(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Gunmen attacked a bus.")
    assert likeliest([draft]) is draft
    assert likeliest([draft, draft]) is draft
