"""What the articles of one group say together: the figure, the day and the place that most of them give."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from tocsin.evaluation.benches.articlefacts import Facts
from tocsin.evaluation.benches.articlegroups import is_stale

Value = TypeVar("Value")


def fuse_facts(facts: Sequence[Facts], groups: Sequence[int]) -> list[Facts]:
    """Each article's facts in its place, with those of its group put in: of figures that as many give the highest,
    since tolls rise, of days and places the first told. Days long before the report count where there is no other."""
    members: defaultdict[int, list[Facts]] = defaultdict(list)
    for fact, group in zip(facts, groups, strict=True):
        members[group].append(fact)
    fused = {group: _fuse(sorted(told, key=_order)) for group, told in members.items()}
    return [
        replace(fact, killed=common.killed, injured=common.injured, day=common.day, place=common.place)
        for fact, common in ((fact, fused[group]) for fact, group in zip(facts, groups, strict=True))
    ]


def _fuse(told: list[Facts]) -> Facts:
    days = [fact.day for fact in told if fact.day is not None and not is_stale(fact)]
    days = days or [fact.day for fact in told if fact.day is not None]
    return replace(
        told[0],
        killed=_most(max, (fact.killed for fact in told)),
        injured=_most(max, (fact.injured for fact in told)),
        day=_most(_first, days) if days else None,
        place=_most(_first, places)
        if (places := [one.place for one in told if one.place is not None])
        else None,
    )


def _order(fact: Facts) -> date:
    return fact.published or date.max


def _most(settle: Callable[[list[Value]], Value], values: Iterable[Value]) -> Value:
    """The commonest value; ``settle`` picks among those that are as common."""
    listed = list(values)
    counts = Counter(listed)
    most = max(counts.values())
    return settle([value for value in listed if counts[value] == most])


def _first(values: list[Value]) -> Value:
    return values[0]
