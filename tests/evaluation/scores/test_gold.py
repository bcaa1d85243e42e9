"""The scorer of the gold, on our samples and against the one beside the data."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.gold import score
from tocsin.evaluation.scores.goldparties import load_gold_words, same_party
from tocsin.samples import samples_path

SharedScore = Callable[[str, list[Row], list[Row]], dict[str, Any]]
IN_A_LIST = ("claims", "whole_claims", "actors", "recipients", "modes", "relations")


@pytest.fixture(scope="module")
def coded() -> list[Row]:
    lines = (samples_path() / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def spoiled(rows: list[Row]) -> list[Row]:
    """The rows with every kind of mistake, spread over the claims by their number."""
    made: list[Row] = json.loads(json.dumps(rows))
    claims = [claim for row in made for claim in row["claims"]]
    for number, claim in enumerate(claims):
        if number % 2:
            claim["actors"] = [*claim["actors"], {"text": "the rebels", "name": "Rebels"}]
        if number % 3 == 0:
            claim["standing"], claim["when"] = "denied", None
        if number % 4 == 0 and claim.get("place"):
            claim["place"]["lat"] = (claim["place"].get("lat") or 0) + 1
        if number % 5 == 0:
            claim["killed"], claim["type"] = {"low": 3, "high": 3}, "ASSAULT"
        if number % 7 == 0:
            claim["sentence"], claim["trigger"], claim["modes"] = "Nothing.", "nothing", ["drone"]
    for row in made[::2]:
        row["claims"], row["relations"] = row["claims"][1:], row.get("relations", [])[1:]
    return made


def test_the_gold_agrees_with_itself(coded: list[Row]) -> None:
    metrics = score(coded, coded)
    assert {value for value in metrics.values() if not math.isnan(value)} == {1.0}


def test_nothing_found_is_nothing_right(coded: list[Row]) -> None:
    metrics = score(coded, [{"id": row["id"], "claims": []} for row in coded])
    assert metrics["claims_f1"] == 0 and math.isnan(metrics["standing"])


def test_the_scores_are_those_of_the_scorer_beside_the_data(
    coded: list[Row], shared_score: SharedScore
) -> None:
    ours = score(coded, spoiled(coded))
    theirs = shared_score("tools/score_gold.py", coded, spoiled(coded))
    flat = {f"{name}_f1" if name in IN_A_LIST else name: value for name, value in theirs.items()}
    assert {name: flat[name]["f1"] if name.endswith("_f1") else flat[name] for name in ours} == pytest.approx(
        ours, nan_ok=True
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"text": "Israeli forces", "name": "Israel"}, {"text": "the Israeli army"}, True),
        ({"text": "the U.S."}, {"text": "United States"}, True),
        ({"text": "soldiers"}, {"text": "police"}, False),
        ({"text": "the soldiers"}, {"text": "the soldiers"}, True),
        ({"text": "Mali"}, {"text": "Niger"}, False),
        ({"text": "Séléka"}, {"text": "Seleka rebels"}, True),
    ],
)
def test_when_two_namings_are_one_party(one: Row, other: Row, same: bool) -> None:
    assert same_party(one, other) is same


def test_the_words_are_lower_case_and_peoples_have_a_country() -> None:
    uses = load_gold_words()
    assert set(uses) == {"weak", "people", "mutual"}
    assert all(word == word.lower() and word.isascii() for words in uses.values() for word in words)
    assert all(uses["people"].values()) and not any([*uses["weak"].values(), *uses["mutual"].values()])
