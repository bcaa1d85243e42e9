"""How sure a metric of groups is: the delete-a-group jackknife (Quenouille 1956, Tukey 1958).

Drawing rows with replacement, as the bootstrap does, thins the groups and doubles rows, so that neither pairs nor
groups stay what they were. Here one block of whole groups at a time is left out.
"""

import math
from collections.abc import Callable

from tocsin.evaluation.bench import Row
from tocsin.evaluation.bootstrap import Interval, Score
from tocsin.evaluation.scores.clusters import COUNTS

MOST_BLOCKS = 100
SIDES = 1.96
"""Standard errors to each side of the value: 95 % of a normal distribution."""


def leave_out(
    gold: list[Row], predicted: list[Row], score: Score, group: Callable[[Row], str]
) -> dict[str, Interval]:
    """For each metric the value and 1.96 standard errors to both sides, within 0 to 1 unless it is a count.

    ``group`` names the group of a gold row. Equal rows give equal intervals; NaN where a metric is not defined.
    """
    blocks = block_of(gold, group)
    count = max(blocks) + 1 if blocks else 0
    values: dict[str, list[float]] = {}
    for block in range(count):
        kept = [index for index, own in enumerate(blocks) if own != block]
        found = score([gold[index] for index in kept], [predicted[index] for index in kept])
        for name, value in found.items():
            values.setdefault(name, []).append(value)
    whole = score(gold, predicted)
    return {name: _interval(name, whole[name], values.get(name, [])) for name in whole}


def block_of(gold: list[Row], group: Callable[[Row], str]) -> list[int]:
    """The number of the block of each row: whole groups, in turn as they come, at most 100 blocks."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(group(row), len(numbers)) % MOST_BLOCKS for row in gold]


def _interval(name: str, value: float, left: list[float]) -> Interval:
    known = [one for one in left if not math.isnan(one)]
    if math.isnan(value) or len(known) < 2:
        return math.nan, math.nan
    mean = sum(known) / len(known)
    spread = math.sqrt((len(known) - 1) / len(known) * sum((one - mean) ** 2 for one in known))
    high = value + SIDES * spread
    return max(0.0, value - SIDES * spread), high if name in COUNTS else min(1.0, high)
