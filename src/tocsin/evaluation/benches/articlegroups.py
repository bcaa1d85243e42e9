"""Groups articles that tell of one incident: by words and names, day, place and toll.

Words are weighed by tf-idf (Salton and Buckley 1988) and compared by the cosine; groups are joined while the average
likeness across them is high enough (average linkage, Sokal and Michener 1958).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log, sqrt

from tocsin.evaluation.benches.articlefacts import Facts
from tocsin.evaluation.scores.geoparsing import great_circle_km
from tocsin.knowledge.gazetteer.record import PlaceRecord

# Articles are compared when they share a word that at most so many have.
RARE = 25
# What speaks for one incident and against it, beside the cosine of the words.
SAME_DAY, OTHER_DAY, FAR_DAY = 0.05, -0.05, -0.12
SAME_PLACE, OTHER_PLACE = 0.05, -0.10
SAME_TOLL = 0.03
NEAR_DAYS, FAR_DAYS, FAR_WEEKS = 1, 7, 60
NEAR_KM, FAR_KM = 30, 161
LEAST = 0.2

Pair = tuple[int, int]


def group_articles(facts: Sequence[Facts], least: float = LEAST) -> list[int]:
    """The number of the group of each article."""
    likeness = dict(_compare(facts))
    groups = {index: [index] for index in range(len(facts))}
    owner = list(range(len(facts)))
    for one, other in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if likeness[one, other] < least:
            break
        a, b = owner[one], owner[other]
        if a != b and _across(groups[a], groups[b], likeness) >= least:
            for index in groups[b]:
                owner[index] = a
            groups[a] += groups.pop(b)
    return owner


def _across(one: list[int], other: list[int], likeness: dict[Pair, float]) -> float:
    """The average likeness of the pairs across two groups."""
    pairs = [(min(a, b), max(a, b)) for a in one for b in other]
    return sum(likeness.get(pair, 0.0) for pair in pairs) / len(pairs)


def _compare(facts: Sequence[Facts]) -> Iterator[tuple[Pair, float]]:
    held = Counter(word for fact in facts for word in fact.words)
    vectors = [_vector(fact.words, held, len(facts)) for fact in facts]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        for word in fact.words:
            if 1 < held[word] <= RARE:
                holders[word].append(index)
    pairs = {pair for indices in holders.values() for pair in combinations(indices, 2)}
    for one, other in sorted(pairs):
        yield (one, other), _cosine(vectors[one], vectors[other]) + _agreement(facts[one], facts[other])


def _vector(words: Counter[str], held: Counter[str], articles: int) -> dict[str, float]:
    weights = {
        word: (1 + log(count)) * log(articles / held[word]) for word, count in words.items() if held[word] > 1
    }
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _agreement(one: Facts, other: Facts) -> float:
    """What day, place and toll add to the likeness of the words."""
    value = 0.0
    if one.day is not None and other.day is not None:
        apart = abs((one.day - other.day).days)
        value += SAME_DAY if apart <= NEAR_DAYS else OTHER_DAY if apart <= FAR_DAYS else FAR_DAY
    if one.published is not None and other.published is not None:
        value += FAR_DAY if abs((one.published - other.published).days) > FAR_WEEKS else 0.0
    away = _apart(one.place, other.place)
    if away is not None:
        value += SAME_PLACE if away <= NEAR_KM else OTHER_PLACE if away > FAR_KM else 0.0
    told = one.killed + one.injured > 0
    return value + (SAME_TOLL if told and (one.killed, one.injured) == (other.killed, other.injured) else 0.0)


def _apart(one: PlaceRecord | None, other: PlaceRecord | None) -> float | None:
    """Kilometres between two places, None where one has no point."""
    if one is None or other is None or None in (one.lat, one.lon, other.lat, other.lon):
        return None
    return great_circle_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
