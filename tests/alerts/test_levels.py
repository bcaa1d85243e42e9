"""Levels: the arithmetic, the rate of false alarms on days that are as usual, and what a look tells of them."""

import datetime as dt
import math
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.alerts.makers import NOW, rules_of
from tests.store.makers import incident, town

from tocsin.alerts.levels import Level, chance_of, common_spread, level_of, threshold, usual_of
from tocsin.alerts.looking import look
from tocsin.store.incidents import save_incident
from tocsin.store.opening import Store

FIRST = dt.date(2026, 1, 1)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(("count", "mean"), [(0, 2.0), (1, 2.0), (3, 2.0), (9, 2.0), (20, 9.5), (4, 0.1)])
def test_the_tail_is_that_of_poisson_where_the_variance_is_the_mean(count: int, mean: float) -> None:
    below = sum(math.exp(-mean) * mean**number / math.factorial(number) for number in range(count))
    assert chance_of(count, mean, 1 + 1e-7) == pytest.approx(1 - below, rel=1e-4, abs=1e-12)


def test_the_tail_of_one_is_by_the_formula() -> None:
    mean, ratio = 3.0, 2.5
    nothing = (1 / ratio) ** (mean / (ratio - 1))
    assert chance_of(1, mean, ratio) == pytest.approx(1 - nothing)
    assert chance_of(10, mean, ratio) < chance_of(9, mean, ratio) < chance_of(8, mean, ratio)


def test_a_past_too_short_says_nothing() -> None:
    assert usual_of({}, FIRST + 27 * DAY, 8, FIRST) is None
    assert usual_of({}, FIRST + 28 * DAY, 8, FIRST) is not None


def test_the_day_of_the_week_counts() -> None:
    counts = {FIRST + number * DAY: 10 if number % 7 == 0 else 1 for number in range(56)}
    likely, odd = (_level({**counts, day: 9}, day) for day in (FIRST + 56 * DAY, FIRST + 57 * DAY))
    assert likely.chance > 0.2
    assert odd.chance < 0.01


def test_a_place_of_few_counts_takes_the_spread_of_all() -> None:
    usual = usual_of({}, FIRST + 56 * DAY, 8, FIRST)
    wild = usual_of({FIRST + DAY: 30}, FIRST + 56 * DAY, 8, FIRST)
    assert usual and wild
    spread = common_spread([usual, wild])
    assert spread > 2
    alone, among = (level_of(3, FIRST, usual, least).chance for least in (1.0, spread))
    assert among > 10 * alone


def _level(counts: Mapping[dt.date, int], day: dt.date) -> Level:
    usual = usual_of(counts, day, 8, FIRST)
    assert usual
    return level_of(counts.get(day, 0), day, usual)


@pytest.mark.parametrize("mean", [0.3, 2.0, 12.0])
def test_false_alarms_are_no_more_than_stated(mean: float) -> None:
    chance = random.Random(7)
    months, alarms = 40, 0.0
    for _ in range(months):
        counts = Counter({FIRST + number * DAY: _poisson(chance, mean) for number in range(86)})
        for number in range(56, 86):
            level = _level(counts, FIRST + number * DAY)
            alarms += level.chance <= threshold(1.0, 1)
    assert alarms / months <= 1.3


def _poisson(chance: random.Random, mean: float) -> int:
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def _tell(record: Store, day: dt.date, count: int, country: str, name: str) -> None:
    with record.writing() as connection:
        for number in range(count):
            key = f"{country}{day:%m%d}{number}{name}"
            made = incident(f"i{key}", (f"c{key}",), place=town(country=country))
            save_incident(connection, replace(made, first_told=day), NOW, "test")


def test_a_level_that_rises_is_told_once_in_a_quiet_time(record: Store) -> None:
    rules = rules_of({"name": "levels", "on": "risen", "filter": {"type": "ASSAULT"}})
    today = NOW.date()
    for number in range(1, 57):
        _tell(record, today - number * DAY, 1, "ML", "a")
    assert look(record, rules, NOW) == []
    _tell(record, today, 9, "ML", "b")
    _tell(record, today, 2, "NE", "b")
    (found,) = look(record, rules, NOW)
    assert (found.kind, found.subject) == ("risen", "level:ML")
    assert found.headline == f"Mali: 9 incidents told on {today}, where 1.0 are usual"
    assert found.facts and found.facts["count"] == "9"
    _tell(record, today + DAY, 9, "ML", "c")
    assert look(record, rules, NOW + DAY) == []
    _tell(record, today + 8 * DAY, 30, "ML", "d")
    assert [one.subject for one in look(record, rules, NOW + 8 * DAY)] == ["level:ML"]
