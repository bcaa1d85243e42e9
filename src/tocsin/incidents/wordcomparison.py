"""Words: how much two articles, and the two sentences that tell the act, speak of the same things.

The likeness is the cosine of word vectors (Salton and Buckley 1988); a word weighs as much as it is rare. It counts the
more, the more is shared: two short reports of one war are alike by chance, two long articles are not.
"""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from heapq import nsmallest
from math import log2, sqrt

from tocsin.incidents.finding import Finding
from tocsin.incidents.rarity import words_of
from tocsin.model.telling import Telling

# Shared words that weigh so much (as a power of two) tell as much as words can.
TELLING = 6.0
CACHED = 16384
SHOWN = 4


def compare_words(one: Telling, other: Telling) -> Iterator[Finding]:
    """What the words of the articles show, and as much those of the two sentences where they are known."""
    ours, theirs = one.weights, other.weights
    if not ours or not theirs:
        return
    common = ours.keys() & theirs.keys()
    alike = _cosine(ours, theirs, common)
    here, there = _of(ours, one.claim.sentence.text), _of(theirs, other.claim.sentence.text)
    if here and there:
        alike = (alike + _cosine(here, there, here.keys() & there.keys())) / 2
    weight = sum([min(ours[word], theirs[word]) for word in common])
    yield Finding(
        "words", "words", alike * min(log2(1 + weight), TELLING), _told(ours, theirs, common, alike)
    )


def _cosine(one: Mapping[str, float], other: Mapping[str, float], common: Set[str]) -> float:
    """The cosine of two vectors, 0 where nothing is common."""
    shared = sum([one[word] * other[word] for word in common])
    return shared / sqrt(_square(one) * _square(other)) if shared else 0.0


def _square(vector: Mapping[str, float]) -> float:
    return sum([weight * weight for weight in vector.values()])


def _of(weights: Mapping[str, float], sentence: str) -> dict[str, float]:
    return {word: weights[word] for word in sentence_words(sentence) if word in weights}


@lru_cache(maxsize=CACHED)
def sentence_words(sentence: str) -> frozenset[str]:
    """The words of a sentence as they are counted."""
    return frozenset(words_of(sentence))


def _told(ours: Mapping[str, float], theirs: Mapping[str, float], common: Set[str], alike: float) -> str:
    rarest = nsmallest(SHOWN, common, key=lambda word: (-ours[word] * theirs[word], word))
    told = f", both with {', '.join(rarest)}" if rarest else ""
    return f"{alike:.0%} of the words by weight are shared{told}"
