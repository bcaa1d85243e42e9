"""What the articles of one group say together."""

from collections import Counter
from datetime import date

from tocsin.evaluation.benches.articlefacts import Facts
from tocsin.evaluation.benches.articlefusion import fuse_facts

TOLD = date(2016, 3, 5)


def fact(killed: int, injured: int, day: date | None, published: date = TOLD) -> Facts:
    return Facts(killed, injured, day, published, None, Counter())


def test_what_most_say_holds_and_the_highest_of_equals() -> None:
    day, long_ago = date(2016, 3, 4), date(2014, 1, 1)
    facts = [fact(1, 0, day), fact(1, 2, long_ago), fact(2, 0, day), fact(9, 9, None)]
    fused = fuse_facts(facts, [0, 0, 0, 1])
    assert [(one.killed, one.injured, one.day) for one in fused] == [(1, 0, day)] * 3 + [(9, 9, None)]
    assert fuse_facts(facts[:2], [0, 0])[0].injured == 2


def test_a_day_long_before_is_better_than_none() -> None:
    long_ago = date(2014, 1, 1)
    assert fuse_facts([fact(0, 0, long_ago), fact(0, 0, None)], [0, 0])[1].day == long_ago
