"""Claims to incidents: clusters that follow from the judgements in force, whatever order they are given in.

What persons say stands first. The rest is average linkage (Sokal and Michener 1958) over the machine's scores: two
groups are joined while the average score across them is high enough, pairs that were never compared counting nought.
"""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from tocsin.incidents.inforce import in_force, latest
from tocsin.incidents.weights import load_weights
from tocsin.model.judgement import Judgement

__all__ = ["cluster", "in_force"]

# Scores are added as whole millionths, so that no order of adding gives another sum.
MILLIONTHS = 1_000_000


def cluster(
    keys: Sequence[str], judgements: Iterable[Judgement], least: float | None = None
) -> list[tuple[str, ...]]:
    """The clusters of the claims with these keys, each in the order given, by their first keys.

    ``keys`` stand in order of arrival. Persons' judgements in force are followed from the latest back: "same" joins,
    "not-same" keeps the two groups apart for good, and an earlier one that contradicts later ones is left out. A
    person's "unsure" takes the machine's score of that pair away. ``least`` is the average score from which groups
    are joined, the published one where None. Judgements about other keys do not count.
    """
    groups = _Groups(keys)
    holding = latest(judgements)
    known = [one for one in holding.values() if one.one in groups.of and one.other in groups.of]
    for judgement in reversed([one for one in known if one.person]):
        groups.obey(judgement)
    groups.link([one for one in known if not one.person], load_weights().joining if least is None else least)
    return groups.listed()


def score_of(judgement: Judgement) -> float:
    """The machine's score, 0 to 1; where a machine gave none, what its verdict says."""
    if judgement.score is not None:
        return judgement.score
    return 1.0 if judgement.verdict == "same" else 0.0


class _Groups:
    """Groups of keys that only grow. A group has the number of its earliest key."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = tuple(dict.fromkeys(keys))
        self.of = {key: number for number, key in enumerate(self.keys)}
        self.members = {number: [number] for number in range(len(self.keys))}
        self.apart: dict[int, set[int]] = {number: set() for number in self.members}
        self.sums: dict[int, dict[int, int]] = {number: {} for number in self.members}

    def obey(self, judgement: Judgement) -> None:
        """Do what a person says, unless a later judgement forbids it."""
        one, other = sorted((self.of[judgement.one], self.of[judgement.other]))
        if one == other:
            return
        if judgement.verdict == "not-same":
            self.apart[one].add(other)
            self.apart[other].add(one)
        elif judgement.verdict == "same" and other not in self.apart[one]:
            self.join(one, other)

    def link(self, judgements: list[Judgement], least: float) -> None:
        """Join groups by the average of the machine's scores, the likeliest first, the earliest of equals."""
        for judgement in judgements:
            self._add(
                self.of[judgement.one], self.of[judgement.other], round(score_of(judgement) * MILLIONTHS)
            )
        heap = [self._entry(one, other) for one in self.sums for other in self.sums[one] if one < other]
        heapify(heap)
        while heap and -heap[0][0] >= least:
            entry = heappop(heap)
            one, other = entry[1:]
            if one not in self.members or other not in self.members or entry != self._entry(one, other):
                continue
            if other in self.apart[one]:
                continue
            self.join(one, other)
            for near in self.sums[one]:
                heappush(heap, self._entry(*sorted((one, near))))

    def _add(self, one: int, other: int, worth: int) -> None:
        if one != other and worth > 0:
            self.sums[one][other] = self.sums[one].get(other, 0) + worth
            self.sums[other][one] = self.sums[one][other]

    def _entry(self, one: int, other: int) -> tuple[float, int, int]:
        pairs = len(self.members[one]) * len(self.members[other])
        return -self.sums[one].get(other, 0) / (pairs * MILLIONTHS), one, other

    def join(self, one: int, other: int) -> None:
        """Put the later group into the earlier one, with its neighbours and those it is kept apart from."""
        joined = self.members.pop(other)
        self.members[one] += joined
        for number in joined:
            self.of[self.keys[number]] = one
        for far in self.apart.pop(other):
            self.apart[far].discard(other)
            self.apart[far].add(one)
            self.apart[one].add(far)
        for near, worth in self.sums.pop(other).items():
            del self.sums[near][other]
            if near != one:
                self._add(one, near, worth)

    def listed(self) -> list[tuple[str, ...]]:
        """The groups, each in order of arrival, by their first keys."""
        return [
            tuple(self.keys[number] for number in sorted(self.members[one])) for one in sorted(self.members)
        ]
