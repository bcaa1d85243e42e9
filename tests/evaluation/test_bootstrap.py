"""Intervals: fixed, wide where rows are few, absent where nothing is defined."""

import math
from collections.abc import Sequence

from tocsin.evaluation.bench import Row
from tocsin.evaluation.bootstrap import LEAST_RESAMPLES, RESAMPLES, intervals, resamples


def share(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, float]:
    right = [one["id"] == other["id"] for one, other in zip(gold, predicted, strict=True)]
    known = [row for row in gold if row["id"] == "1"]
    return {"right": sum(right) / len(right), "never": math.nan, "at times": 1.0 if known else math.nan}


def rows(number: int) -> tuple[list[Row], list[Row]]:
    gold = [{"id": str(index)} for index in range(number)]
    return gold, [row if index % 2 else {"id": "?"} for index, row in enumerate(gold)]


def test_the_interval_holds_the_value_and_shrinks_with_more_rows() -> None:
    few, many = (intervals(*rows(number), share)["right"] for number in (20, 500))
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    # The normal approximation gives 0.044 to each side.
    assert math.isclose(many[1] - many[0], 0.088, abs_tol=0.02)


def test_equal_rows_give_equal_intervals() -> None:
    assert intervals(*rows(30), share)["right"] == intervals(*rows(30), share)["right"]


def test_what_is_not_defined_on_a_draw_does_not_count() -> None:
    found = intervals(*rows(20), share)
    assert found["at times"] == (1.0, 1.0) and all(map(math.isnan, found["never"]))


def test_many_rows_are_drawn_fewer_times() -> None:
    assert resamples(169) == RESAMPLES and resamples(10**6) == LEAST_RESAMPLES
    assert LEAST_RESAMPLES < resamples(5141) < RESAMPLES
