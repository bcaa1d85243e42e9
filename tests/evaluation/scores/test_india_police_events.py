"""The scorer of police events, by hand and against the one beside the data."""

from collections.abc import Callable
from typing import Any

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.india_police_events import score

SharedScore = Callable[[str, list[Row], list[Row]], dict[str, Any]]


def article(number: int, day: str, *labels: list[str]) -> Row:
    return {
        "doc_id": number,
        "date": day,
        "labels": sorted({label for found in labels for label in found}),
        "sentences": [{"sent_id": index, "labels": found} for index, found in enumerate(labels)],
    }


GOLD = [
    article(1, "2002-03-01", ["ANY_ACTION", "ARREST"], [], ["KILL", "FORCE", "ANY_ACTION"]),
    article(2, "2002-03-02", [], ["FAIL"], ["ANY_ACTION"]),
]
OURS = [
    article(1, "2002-03-01", ["ARREST"], ["ANY_ACTION"], ["FORCE", "ANY_ACTION"]),
    article(2, "2002-03-02", ["FAIL"], [], []),
]


def test_each_class_counts_alike() -> None:
    metrics = score(GOLD, OURS)
    assert (metrics["kill_f1"], metrics["arrest_f1"], metrics["fail_f1"], metrics["force_f1"]) == (0, 1, 0, 1)
    assert metrics["any_action_f1"] == pytest.approx(2 / 5)
    assert metrics["sentence_macro_f1"] == pytest.approx(2.4 / 5)


def test_the_scores_are_those_of_the_scorer_beside_the_data(shared_score: SharedScore) -> None:
    theirs, ours = shared_score("bench/india_police_events/score.py", GOLD, OURS), score(GOLD, OURS)
    assert ours["sentence_macro_f1"] == pytest.approx(theirs["T1.sent.macroF1"][0])
    assert ours["article_macro_f1"] == pytest.approx(theirs["T3.doc.macroF1"][0])
    for name in ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION"):
        assert ours[f"{name.lower()}_f1"] == pytest.approx(theirs[f"T1.sent.{name}"][2])
