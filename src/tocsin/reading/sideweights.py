"""Learnt sums over facts: the patterns of the facts, and their weights in a form that is summed fast.

A pattern names the aspects at which its facts look: by ``act kind``, an assault and a state give the fact (``act
kind``, ``ASSAULT``, ``state``), which counts 1. A fact by ``seen: act`` counts as much as the figure ``seen``. Where an
aspect is None there is no fact; a set of values gives one for each.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from operator import itemgetter, mul
from typing import Any, TypeVar

Aspect = str | frozenset[str] | None
Aspects = tuple[Aspect, ...]
Figures = tuple[float, ...]
Fact = tuple[str, ...]
Facts = dict[Fact, float]
BIAS: Fact = ("bias",)
# Of each group of patterns, so many sums are kept at hand.
AT_HAND = 4096
# Weights as a file keeps them: by pattern, then by one value after another.
Kept = dict[str, Any]
# Takes those of the aspects at which something looks.
Pick = Callable[[Aspects], Aspects]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: which figure its facts count, and at which aspects they look."""

    name: str
    figure: int | None
    looks: tuple[int, ...]

    def values(self, aspects: Aspects) -> Iterator[Fact]:
        """What its facts see there."""
        return product(*(_each(aspects[look]) for look in self.looks))


def _each(aspect: Aspect) -> Fact:
    if aspect is None:
        return ()
    return (aspect,) if isinstance(aspect, str) else tuple(sorted(aspect))


@dataclass(frozen=True)
class Patterns:
    """The patterns of a sum. ``aspects`` and ``figures`` name what they are put to, ``sets`` those aspects that are
    sets. What the patterns of a group look at takes few forms, so that the same sum is met again and again."""

    aspects: Fact
    figures: Fact
    sets: frozenset[str]
    names: tuple[Fact, ...]

    @cached_property
    def groups(self) -> list[list[Pattern]]:
        """The patterns by group."""
        return [[self._parsed(name) for name in group] for group in self.names]

    def _parsed(self, name: str) -> Pattern:
        figure, by, looks = name.rpartition(":")
        number = self.figures.index(figure) if by else None
        return Pattern(name, number, tuple(self.aspects.index(look) for look in looks.split()))

    def facts(self, aspects: Aspects, figures: Figures) -> Facts:
        """The facts by name, with what they count, as the weights are learnt from them."""
        return {
            (pattern.name, *values): 1.0 if pattern.figure is None else figures[pattern.figure]
            for group in self.groups
            for pattern in group
            for values in pattern.values(aspects)
        }


class Scale:
    """The weights of a sum, ready to be summed."""

    def __init__(self, patterns: Patterns, weights: Facts) -> None:
        self._bias = weights[BIAS]
        sets = {patterns.aspects.index(name) for name in patterns.sets}
        groups = [_Group(group, sets, weights, len(patterns.figures)) for group in patterns.groups]
        self._sloped = [(one.pick, AtHand(one.slopes)) for one in groups if one.has_figures]
        self._plain = [(one.pick, AtHand(one.sum)) for one in groups if not one.has_figures]

    def sum(self, aspects: Aspects, figures: Figures) -> float:
        """The weights of all facts, each as often as it counts."""
        total = self._bias
        for pick, slopes in self._sloped:
            total += sum(map(mul, slopes[pick(aspects)], figures))
        for pick, sums in self._plain:
            total += sums[pick(aspects)]
        return total


Found = TypeVar("Found")


class AtHand(dict[Aspects, Found]):
    """What a function gives for aspects, kept until there is too much of it. Half as dear as ``lru_cache``."""

    def __init__(self, reckon: Callable[[Aspects], Found]) -> None:
        super().__init__()
        self._reckon = reckon

    def __missing__(self, aspects: Aspects) -> Found:
        if len(self) >= AT_HAND:
            self.clear()
        found = self[aspects] = self._reckon(aspects)
        return found


class _Group:
    """The patterns of a group with their weights, put to nothing but the aspects at which they look: either all count
    figures or none does."""

    def __init__(self, patterns: list[Pattern], sets: set[int], weights: Facts, width: int) -> None:
        looks = sorted({look for pattern in patterns for look in pattern.looks})
        self.pick = _picker(looks)
        self.has_figures = any(pattern.figure is not None for pattern in patterns)
        self._width = width
        self._single: list[tuple[Pick, dict[Aspects, float], int]] = []
        self._each: list[tuple[Pattern, dict[Aspects, float]]] = []
        for pattern in patterns:
            here = tuple(looks.index(look) for look in pattern.looks)
            table: dict[Aspects, float] = {
                fact[1:]: weight for fact, weight in weights.items() if fact[0] == pattern.name
            }
            if sets.isdisjoint(pattern.looks):
                self._single.append((_picker(here), table, pattern.figure or 0))
            else:
                self._each.append((replace(pattern, looks=here), table))

    def sum(self, aspects: Aspects) -> float:
        """The weights of the facts."""
        total = sum(table.get(pick(aspects), 0.0) for pick, table, _ in self._single)
        for pattern, table in self._each:
            total += sum(table.get(values, 0.0) for values in pattern.values(aspects))
        return total

    def slopes(self, aspects: Aspects) -> Figures:
        """For each figure, the weights of the facts that count it."""
        slopes = [0.0] * self._width
        for pick, table, figure in self._single:
            slopes[figure] += table.get(pick(aspects), 0.0)
        return tuple(slopes)


def _picker(looks: Sequence[int]) -> Pick:
    """What takes some of the aspects, as a tuple also when they are fewer than two."""
    if len(looks) > 1:
        return itemgetter(*looks)
    return itemgetter(slice(looks[0], looks[0] + 1) if looks else slice(0))


def read_weights(kept: Kept, before: Fact = ()) -> Facts:
    """Weights as a file keeps them, by fact."""
    weights: Facts = {}
    for name, below in kept.items():
        fact = (*before, name)
        weights |= read_weights(below, fact) if isinstance(below, dict) else {fact: below}
    return weights


def keep_weights(weights: Facts) -> Kept:
    """Weights by fact, as a file keeps them."""
    kept: Kept = {}
    for fact, weight in weights.items():
        place = kept
        for name in fact[:-1]:
            place = place.setdefault(name, {})
        place[fact[-1]] = weight
    return kept
