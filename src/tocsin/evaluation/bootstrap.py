"""How sure a metric is: the percentile bootstrap over rows (Efron 1979)."""

import math
from collections.abc import Callable, Iterator

from tocsin.evaluation.bench import Row

SEED = 20231105
RESAMPLES = 1000
# Rows scored over all resamples: many thousands of rows are sure after fewer.
MOST_ROWS = 1_000_000
LEAST_RESAMPLES = 100
LEVEL = 0.95
# The linear congruential generator of MMIX (Knuth, The Art of Computer Programming 2, 3.3.4): the same everywhere.
FACTOR, STEP, HALF = 6364136223846793005, 1442695040888963407, 32
Interval = tuple[float, float]
Score = Callable[[list[Row], list[Row]], dict[str, float]]


def intervals(gold: list[Row], predicted: list[Row], score: Score) -> dict[str, Interval]:
    """For each metric the interval that holds 95 % of its values when the rows are drawn anew with replacement.

    1,000 draws, fewer for many rows, with a fixed seed: equal rows give equal intervals. A draw on which a metric is
    not defined (NaN) does not count for it; NaN where it is on none.
    """
    values: dict[str, list[float]] = {}
    chance = _chance(len(gold))
    for _ in range(resamples(len(gold))):
        drawn = [next(chance) for _ in gold]
        found = score([gold[index] for index in drawn], [predicted[index] for index in drawn])
        for name, value in found.items():
            values.setdefault(name, []).append(value)
    return {name: _middle(found) for name, found in values.items()}


def resamples(rows: int) -> int:
    """How many draws are made of so many rows."""
    return max(LEAST_RESAMPLES, min(RESAMPLES, MOST_ROWS // max(rows, 1)))


def _chance(below: int) -> Iterator[int]:
    """Whole numbers from 0, evenly spread below ``below``, the same ones each time."""
    state = SEED
    while True:
        state = (state * FACTOR + STEP) % 2 ** (2 * HALF)
        yield (state >> HALF) * below >> HALF


def _middle(values: list[float]) -> Interval:
    known = sorted(value for value in values if not math.isnan(value))
    if not known:
        return math.nan, math.nan
    outside = (1 - LEVEL) / 2
    return _quantile(known, outside), _quantile(known, 1 - outside)


def _quantile(ordered: list[float], share: float) -> float:
    """The value below which the share lies, straight between its neighbours."""
    position = share * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])
