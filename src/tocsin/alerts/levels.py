"""Has a level risen? The count of a day against its own past, at a stated rate of false alarms.

The past is the mean of the last weeks with a factor for the day of the week, drawn towards 1. The count is taken for
negative binomial: as wide as the past was, of this place or of all places together, whichever is wider, and wider by
what so short a past leaves unknown (with Jeffreys' prior for the rate: the exact prediction from a Poisson past). An
alarm is a count that the past would reach with a probability of no more than the rate of false alarms allows each
place and day. The form is that of Noufaily and others (Statistics in Medicine 32, 2013), without its trend.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MONTH = 30.0
PRIOR = 0.5  # Jeffreys
WEEKDAY_PULL = 4.0  # so many average weeks are added to those of each day of the week
WEEK = 7
LEAST_DAYS = 28
SMALLEST = 1e-18


@dataclass(frozen=True, slots=True)
class Level:
    """The count of a day, what was expected, and how likely so many or more were (0 to 1)."""

    day: dt.date
    count: int
    expected: float
    chance: float


@dataclass(frozen=True, slots=True)
class Usual:
    """What a place's past lets expect of a day, how many were counted in it, and how much wider than Poisson it was.

    ``squares`` are the squared distances of its days from what was expected of them.
    """

    expected: float
    total: int
    spread: float
    squares: float


def usual_of(counts: Mapping[dt.date, int], day: dt.date, weeks: int, first: dt.date) -> Usual | None:
    """What is usual on a day by the ``weeks`` before it; None where these reach back less than four weeks.

    ``first`` is the first day of the record: days before it say nothing.
    """
    start = max(day - dt.timedelta(weeks=weeks), first)
    days = [start + dt.timedelta(days=number) for number in range((day - start).days)]
    if len(days) < LEAST_DAYS:
        return None
    past = [counts.get(one, 0) for one in days]
    mean = (sum(past) + PRIOR) / len(days)
    factors = _weekday_factors(days, past, mean)
    fitted = [mean * factors[one.weekday()] for one in days]
    spread = sum((got - due) ** 2 / due for got, due in zip(past, fitted, strict=True)) / (len(days) - 1)
    squares = sum((got - due) ** 2 for got, due in zip(past, fitted, strict=True))
    return Usual(mean * factors[day.weekday()], sum(past), spread, squares)


def common_spread(places: Iterable[Usual]) -> float:
    """How much wider than Poisson the past of all places was, at least 1: a place with few counts cannot tell alone."""
    squares, total = 0.0, 0.0
    for one in places:
        squares += one.squares
        total += one.total + PRIOR
    return max(1.0, squares / total) if total else 1.0


def level_of(count: int, day: dt.date, usual: Usual, spread: float = 1.0) -> Level:
    """The level of a day by what is usual; ``spread`` is the least that its past is taken to be wider than Poisson."""
    ratio = max(1.0, spread, usual.spread) * (1 + usual.expected / (usual.total + PRIOR))
    return Level(day, count, usual.expected, chance_of(count, usual.expected, ratio))


def threshold(alarms_a_month: float, places: int) -> float:
    """How unlikely a count must be, so that all places together give no more false alarms than that."""
    return min(0.5, alarms_a_month / MONTH / max(1, places))


def chance_of(count: int, mean: float, ratio: float) -> float:
    """The probability of ``count`` or more where the mean is ``mean`` and the variance ``ratio`` times as large."""
    if count <= 0:
        return 1.0
    size, stay = mean / (ratio - 1), 1 / ratio
    if count <= mean:
        return max(0.0, 1.0 - sum(_share(number, size, stay) for number in range(count)))
    found, number = 0.0, count
    while True:  # the tail itself, since 1 minus the rest would lose what is small
        share = _share(number, size, stay)
        found += share
        if share <= max(SMALLEST, found * 1e-9) and number > mean:
            return min(1.0, found)
        number += 1


def _share(number: int, size: float, stay: float) -> float:
    logarithm = math.lgamma(number + size) - math.lgamma(size) - math.lgamma(number + 1)
    return math.exp(logarithm + size * math.log(stay) + number * math.log1p(-stay))


def _weekday_factors(days: list[dt.date], past: list[int], mean: float) -> list[float]:
    totals, numbers = [0.0] * WEEK, [0] * WEEK
    for day, got in zip(days, past, strict=True):
        totals[day.weekday()] += got
        numbers[day.weekday()] += 1
    return [
        (total + WEEKDAY_PULL * mean) / ((number + WEEKDAY_PULL) * mean)
        for total, number in zip(totals, numbers, strict=True)
    ]
