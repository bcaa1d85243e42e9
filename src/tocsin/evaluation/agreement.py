"""How far coders agree beyond chance: Krippendorff's alpha.

K. Krippendorff, Content Analysis: An Introduction to Its Methodology, chapter "Reliability". Any number of coders, of
whom some may have left out units; 1 is perfect agreement, 0 what chance would give, below 0 worse than chance.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import permutations
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def alpha(units: Iterable[Sequence[Value]], difference: Callable[[Value, Value], float]) -> float | None:
    """The alpha of units, each with the values that coders gave it.

    Units with fewer than two values do not count. None where no unit counts, or all values are alike: then nothing can
    be said of chance.
    """
    paired = [unit for unit in units if len(unit) > 1]
    counts = Counter(value for unit in paired for value in unit)
    total = counts.total()
    expected = sum(counts[a] * counts[b] * difference(a, b) for a, b in permutations(counts, 2))
    if not total or not expected:
        return None
    observed = sum(
        sum(difference(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in paired
    )
    return 1 - (total - 1) * observed / expected


def nominal(one: Hashable, other: Hashable) -> float:
    """Values are alike or not: names, kinds."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """How far two numbers lie apart, squared: days, degrees."""
    return (one - other) ** 2


def ratio(one: float, other: float) -> float:
    """How far two numbers from 0 up lie apart against their size, squared: 2 and 4 as far as 20 and 40."""
    return ((one - other) / (one + other)) ** 2 if one != other else 0.0
