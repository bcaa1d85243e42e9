"""Groups articles that tell of one incident as the record does: each article is one telling, compared and clustered.

The words weigh by tf-idf over the batch at hand (Salton and Buckley 1988), on the scale of ``incidents.rarity``.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log

from tocsin.evaluation.benches.articlefacts import Facts
from tocsin.incidents.blocks import blocks_of
from tocsin.incidents.clusters import cluster
from tocsin.incidents.comparison import compare
from tocsin.knowledge.gazetteer.record import PlaceRecord
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim
from tocsin.model.judgement import Judgement
from tocsin.model.place import Place
from tocsin.model.span import Span
from tocsin.model.telling import Telling
from tocsin.model.when import UNKNOWN_WHEN, When

# Articles are compared when they share a block, or a word that at most so many have: an archive tells of one incident
# over months, which the windows of the blocks part.
RARE = 25
STALE_DAYS = 10
MACHINE = "evaluation"
NOWHERE = Span(0, 0, "")
ANY_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

Pair = tuple[int, int]


def group_articles(facts: Sequence[Facts]) -> list[int]:
    """The number of the group of each article."""
    tellings = tell_articles(facts)
    groups = cluster([telling.key for telling in tellings], list(_judge(tellings)))
    number_of = {key: number for number, group in enumerate(groups) for key in group}
    return [number_of[telling.key] for telling in tellings]


def tell_articles(facts: Sequence[Facts]) -> list[Telling]:
    """Each article as one telling of one ASSAULT, its key its number."""
    held = Counter(word for fact in facts for word in fact.words)
    return [_tell(number, fact, _weigh(fact.words, held, len(facts))) for number, fact in enumerate(facts)]


def find_candidates(tellings: Sequence[Telling]) -> list[Pair]:
    """The pairs that are compared, by number."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        for word in telling.weights:
            holders[f"word {word}"].append(number)
    shared = [numbers for numbers in holders.values() if len(numbers) <= RARE]
    return sorted(
        {pair for numbers in shared for pair in combinations(numbers, 2)} | set(share_blocks(tellings))
    )


def share_blocks(tellings: Sequence[Telling]) -> set[Pair]:
    """The pairs that share a block, by number."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        for block in blocks_of(telling):
            holders[block].append(number)
    return {pair for numbers in holders.values() for pair in combinations(numbers, 2)}


def judge_pair(one: Telling, other: Telling) -> Judgement:
    """What the machine says of two tellings, without its reasons."""
    found = compare(one, other)
    first, second = sorted((one.key, other.key))
    return Judgement(first, second, found.verdict, MACHINE, ANY_TIME, score=found.score)


def _judge(tellings: Sequence[Telling]) -> Iterator[Judgement]:
    return (judge_pair(tellings[one], tellings[other]) for one, other in find_candidates(tellings))


def _tell(number: int, fact: Facts, weights: dict[str, float]) -> Telling:
    key = f"{number:08}"
    claim = Claim(
        "ASSAULT",
        "reported",
        NOWHERE,
        NOWHERE,
        when=_when(fact),
        place=_place(fact.place) if fact.place else None,
        killed=_toll(fact.killed),
        injured=_toll(fact.injured),
    )
    return Telling(key, claim, key, number, key, key, fact.published, weights=weights)


def is_stale(fact: Facts) -> bool:
    """Whether the day lies so long before the report that it may be that of another incident."""
    if fact.day is None or fact.published is None:
        return False
    return (fact.published - fact.day).days > STALE_DAYS


def _when(fact: Facts) -> When:
    return UNKNOWN_WHEN if fact.day is None or is_stale(fact) else When(fact.day, fact.day, "day")


def _toll(count: int) -> Casualties | None:
    return Casualties(count, count) if count else None


def _place(record: PlaceRecord) -> Place:
    return Place(
        record.name,
        record.precision,
        record.country,
        record.lat,
        record.lon,
        record.id,
        record.geonames,
    )


def _weigh(words: Counter[str], held: Counter[str], articles: int) -> dict[str, float]:
    return {
        word: (1 + log(count)) * log(articles / held[word]) / log(articles)
        for word, count in words.items()
        if 1 < held[word] < articles
    }
