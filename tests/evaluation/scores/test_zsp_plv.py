"""The scorer of roots, by hand and against the one beside the data."""

from collections.abc import Callable
from typing import Any

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.zsp_plv import root_of, score

SharedScore = Callable[[str, list[Row], list[Row]], dict[str, Any]]
GOLD = [("ASSAULT", 4), ("ASSAULT", 4), ("YIELD", 2), ("AID", 2), ("ACCUSE", 3), ("SUPPORT", 1)]
OURS = ["ASSAULT", "YIELD", "YIELD", "YIELD", "THREATEN", "CONSULT"]


@pytest.fixture
def rows() -> tuple[list[Row], list[Row]]:
    gold = [{"id": str(number), "root": root, "quad": quad} for number, (root, quad) in enumerate(GOLD)]
    return gold, [{"id": str(number), "root": root} for number, root in enumerate(OURS)]


def test_the_mean_is_over_the_roots_of_the_gold(rows: tuple[list[Row], list[Row]]) -> None:
    metrics = score(*rows)
    # ASSAULT 2/3, YIELD 1/2, and AID, ACCUSE and SUPPORT 0.
    assert metrics["root_macro_f1"] == pytest.approx((2 / 3 + 1 / 2) / 5)
    assert metrics["root_accuracy"] == pytest.approx(2 / 6)


def test_the_scores_are_those_of_the_scorer_beside_the_data(
    rows: tuple[list[Row], list[Row]], shared_score: SharedScore
) -> None:
    theirs = shared_score("bench/zsp_plv/score.py", *rows)
    assert score(*rows) == pytest.approx(
        {
            "root_macro_f1": theirs["root.macroF1"],
            "root_accuracy": theirs["root.accuracy"],
            "quad_macro_f1": theirs["quad.macroF1"],
        }
    )


def test_yielding_is_one_root() -> None:
    assert root_of("CONCEDE") == root_of("RETREAT") == "YIELD" and root_of("AID") == "AID"
