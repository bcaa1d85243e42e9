"""The sets of candidates that may make up a side of an act, and what speaks for and against each."""

from functools import cached_property, lru_cache
from itertools import combinations
from math import log

from tocsin.reading.candidates import Candidate
from tocsin.reading.parties import CIVILIANS
from tocsin.reading.sideweights import Aspects, Figures, Patterns
from tocsin.reading.sidewords import log_odds

# The likeliest so many are tried alone, and so many in twos and threes.
ALONE = 6
TOGETHER = 4
LARGEST = 3
# A candidate that is not LIKELY is tried neither alone nor with others: what a side looks like as a whole must not
# choose whom nothing beside the act speaks for. Where one is more than SURE, nobody is not tried.
LIKELY, SURE = 0.2, 0.7
FLOOR = 1e-3
# The log-odds of nobody, and those from which one left out counts.
NOBODY = -4.0
COUNTS = -1.0
# The names of so many groups of kinds are kept at hand.
AT_HAND = 4096
Chosen = tuple[int, ...]

SETS = Patterns(
    aspects=("act", "size", "few", "many", "ruled", "kinds", "free"),
    figures=(
        "as ruled",
        "more",
        "fewer",
        "in",
        "out",
        "near",
        "has near",
        "least",
        "most",
        "most free",
        "best",
    ),
    sets=frozenset(),
    names=(
        ("size", "size ruled", "act size"),
        ("kinds",),
        ("free",),
        (
            *("as ruled:", "as ruled: act", "more:", "fewer:", "in:", "out:", "near:", "has near:"),
            *("least:", "least: many", "most:", "most free:", "best: few"),
        ),
    ),
)


def exclude(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one party, or stand in the same words."""
    if one.party.name == other.party.name or (one.state is not None and one.state == other.state):
        return True
    if one.kind == other.kind == CIVILIANS:
        return True
    a, b = one.party.span, other.party.span
    return a.start < b.end and b.start < a.end and a.part == b.part


class Lineup:
    """The candidates for a side of an act of a type, with the probability of each."""

    def __init__(self, candidates: list[Candidate], shares: list[float], role: str, act: str) -> None:
        self.act = act
        self.candidates = candidates
        self.shares = shares
        self.kinds = [one.kind for one in candidates]
        self.best = _odds(max(shares)) if shares else NOBODY
        self.ruled = tuple([i for i, one in enumerate(candidates) if role in one.sources])

    def sets(self) -> list[Chosen]:
        """Nobody, those of the rules, and the likeliest alone, in twos and in threes."""
        shares = self.shares
        order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)
        sure = bool(order) and shares[order[0]] > SURE
        found = [self.ruled] if sure else [(), self.ruled]
        found += [(i,) for i in order[:ALONE] if shares[i] >= LIKELY]
        likeliest = sorted([i for i in order[:TOGETHER] if shares[i] >= LIKELY])
        for size in range(2, min(len(likeliest), LARGEST) + 1):
            for some in combinations(likeliest, size):
                if all(self.excluded[i].isdisjoint(some) for i in some):
                    found.append(some)
        return list(dict.fromkeys(found))

    @cached_property
    def excluded(self) -> list[set[int]]:
        """For each candidate those that it excludes."""
        candidates = self.candidates
        excluded: list[set[int]] = [set() for _ in candidates]
        for i, j in combinations(range(len(candidates)), 2):
            if exclude(candidates[i], candidates[j]):
                excluded[i].add(j)
                excluded[j].add(i)
        return excluded

    @cached_property
    def weighed(self) -> list[tuple[float, float, float, set[int]]]:
        """Of each candidate the log-odds, the logarithms of its probability and of that of its absence, and those that
        it excludes."""
        return [
            (_odds(share), log(max(share, FLOOR)), log(max(1 - share, FLOOR)), excluded)
            for share, excluded in zip(self.shares, self.excluded, strict=True)
        ]

    def look_at(self, some: Chosen) -> tuple[Aspects, Figures]:
        """The aspects and figures of a set."""
        there = away = 0.0
        within, near, left = list[float](), list[float](), list[float]()
        kinds, free = list[str](), list[str]()
        for i, (odds, present, absent, excluded) in enumerate(self.weighed):
            if i in some:
                there += present
                within.append(odds)
                kinds.append(self.kinds[i])
            elif excluded.isdisjoint(some):
                away += absent
                left.append(odds)
                if odds > COUNTS:
                    free.append(self.kinds[i])
            else:
                near.append(odds)
        size, ruled = len(some), len(self.ruled)
        common = len([i for i in some if i in self.ruled])
        figures = (
            1.0 if size == common == ruled else 0.0,
            float(size - common),
            float(ruled - common),
            there,
            away,
            max(near) if near else 0.0,
            1.0 if near else 0.0,
            min(within) if within else 0.0,
            max(within) if within else 0.0,
            max(left) if left else NOBODY,
            self.best,
        )
        many = "many" if size > 1 else None
        numbers = (self.act, str(size), str(min(size, 2)), many, str(ruled))
        return (*numbers, all_kinds(tuple(kinds)), all_kinds(tuple(free))), figures


def _odds(share: float) -> float:
    return log_odds(min(max(share, FLOOR), 1 - FLOOR))


@lru_cache(AT_HAND)
def all_kinds(kinds: tuple[str, ...]) -> str:
    """The name of a group of kinds: each once."""
    return "+".join(sorted(set(kinds)))
