"""Claims to incidents: clusters that follow from the judgements in force, whatever order they are given in.

The machine's groups come of average linkage (Sokal and Michener 1958) over its scores: two groups are joined while the
average score across them is high enough, pairs that were never compared counting nought. What persons say stands above:
"same" makes one whole of the groups of both claims, and no two groups are joined whose wholes somebody keeps apart.
"""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from tocsin.incidents.inforce import in_force, latest
from tocsin.incidents.weights import load_weights
from tocsin.incidents.wholes import Wholes
from tocsin.model.judgement import Judgement

__all__ = ["cluster", "in_force"]

# Scores are added as whole millionths, so that no order of adding gives another sum.
MILLIONTHS = 1_000_000


def cluster(
    keys: Sequence[str], judgements: Iterable[Judgement], least: float | None = None
) -> list[tuple[str, ...]]:
    """The clusters of the claims with these keys, each in the order given, by their first keys.

    ``keys`` stand in order of arrival. Persons' judgements in force are followed from the latest back: "same" joins
    two claims with all that the machine puts beside either, "not-same" keeps them apart for good, and an earlier one
    that contradicts later ones is left out. A person's "unsure" takes the machine's score of that pair away. ``least``
    is the average score from which groups are joined, the published one where None. Judgements about other keys do
    not count.
    """
    distinct = tuple(dict.fromkeys(keys))
    number = {key: place for place, key in enumerate(distinct)}
    known = [one for one in latest(judgements).values() if one.one in number and one.other in number]
    wholes, groups = Wholes(len(distinct)), _Groups(len(distinct))
    for judgement in reversed([one for one in known if one.person]):
        wholes.obey(judgement.verdict, number[judgement.one], number[judgement.other])
    for judgement in known:
        if not judgement.person:
            groups.add(number[judgement.one], number[judgement.other], _worth(judgement))
    groups.link(wholes, load_weights().joining if least is None else least)
    return [tuple(distinct[place] for place in whole) for whole in wholes.listed()]


def score_of(judgement: Judgement) -> float:
    """The machine's score, 0 to 1; where a machine gave none, what its verdict says."""
    if judgement.score is not None:
        return judgement.score
    return 1.0 if judgement.verdict == "same" else 0.0


def _worth(judgement: Judgement) -> int:
    return round(score_of(judgement) * MILLIONTHS)


class _Groups:
    """The machine's groups of claims, which only grow. A group has the number of its earliest claim."""

    def __init__(self, count: int) -> None:
        self.sizes = dict.fromkeys(range(count), 1)
        self.sums: dict[int, dict[int, int]] = {number: {} for number in self.sizes}

    def add(self, one: int, other: int, worth: int) -> None:
        """Add to the sum of the scores across two groups."""
        if one != other and worth > 0:
            self.sums[one][other] = self.sums[one].get(other, 0) + worth
            self.sums[other][one] = self.sums[one][other]

    def link(self, wholes: Wholes, least: float) -> None:
        """Join groups by the average of the machine's scores, the likeliest first, the earliest of equals."""
        heap = [self._entry(one, other) for one in self.sums for other in self.sums[one] if one < other]
        heapify(heap)
        while heap and -heap[0][0] >= least:
            entry = heappop(heap)
            one, other = entry[1:]
            if one not in self.sizes or other not in self.sizes or entry != self._entry(one, other):
                continue
            if wholes.join(one, other):
                self._join(one, other)
                for near in self.sums[one]:
                    heappush(heap, self._entry(*sorted((one, near))))

    def _entry(self, one: int, other: int) -> tuple[float, int, int]:
        pairs = self.sizes[one] * self.sizes[other]
        return -self.sums[one].get(other, 0) / (pairs * MILLIONTHS), one, other

    def _join(self, one: int, other: int) -> None:
        """Put the later group into the earlier one, with the scores of its neighbours."""
        self.sizes[one] += self.sizes.pop(other)
        for near, worth in self.sums.pop(other).items():
            del self.sums[near][other]
            if near != one:
                self.add(one, near, worth)
