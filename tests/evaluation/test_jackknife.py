"""Intervals of groups: whole groups are left out, the value lies inside."""

import math

from tocsin.evaluation.bench import Row
from tocsin.evaluation.jackknife import MOST_BLOCKS, block_of, leave_out
from tocsin.evaluation.scores.clusters import COUNTS


def share(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    right = [one["right"] for one in predicted]
    return {
        "right": sum(right) / len(right),
        "false_merges": float(len(right) - sum(right)),
        "never": math.nan,
    }


def rows(groups: int) -> tuple[list[Row], list[Row]]:
    gold = [{"group": str(group)} for group in range(groups) for _ in range(2)]
    return gold, [{"right": index % 4 < 2} for index in range(len(gold))]


def group(row: Row) -> str:
    return str(row["group"])


def test_the_value_lies_inside_and_more_groups_are_surer() -> None:
    few, many = (leave_out(*rows(number), share, group)["right"] for number in (10, 90))
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    # The normal approximation over 90 groups gives 0.103 to each side.
    assert math.isclose(many[1] - many[0], 0.207, abs_tol=0.01)


def test_counts_have_no_upper_end_and_what_is_not_defined_no_interval() -> None:
    found = leave_out(*rows(10), share, group)
    low, high = found["false_merges"]
    assert "false_merges" in COUNTS and low < 10 < high and high > 1
    assert all(map(math.isnan, found["never"]))


def test_a_group_stays_whole() -> None:
    gold, _ = rows(3 * MOST_BLOCKS)
    blocks = block_of(gold, group)
    assert max(blocks) == MOST_BLOCKS - 1 and blocks[::2] == blocks[1::2]
