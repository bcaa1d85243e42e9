"""The words of a party in the sentence of an act: as the parse ties them to the act, and as the encoder sees them."""

from bisect import bisect_right
from functools import lru_cache
from math import log
from typing import NamedTuple

from spacy.tokens import Token

from tocsin.model.party import Party
from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.wordclasses import NO_CLASS, classes_of

# Probabilities count as log-odds, this far from nothing and from certainty.
LEAST = 1e-4
DISTANCES = (1, 2, 4, 7, 12, 20)
# So many phrases are kept at hand: the acts of a sentence share most of theirs, and come one after another.
AT_HAND = 64
# The roles that the encoder is asked for: the sides of an act, then what else the words of a party may be in it.
SIDES = ("actor", "recipient")
ROLES = (*SIDES, "place", "speaker")
# For each role, in the order of ROLES, how likely each token of a sentence has it.
Likely = list[list[float]]


class Parse(NamedTuple):
    """How the head of a party's words stands to the act in the parse; None where it stands in another sentence."""

    dep: str | None
    preposition: str | None
    order: str | None
    far: str | None
    direct: str | None
    noun: str | None
    classes: frozenset[str]


class Seen(NamedTuple):
    """What the encoder sees of a party's words, by role in the order of ROLES: the probability that the likeliest of
    them has it, its log-odds, and for the sides those of the mean of all."""

    shares: list[float]
    odds: list[float]
    means: list[float]


class Words(NamedTuple):
    """The words of a party in the sentence of an act; ``seen`` is None where the encoder sees none of them."""

    parse: Parse
    seen: Seen | None


NO_PARSE = Parse(None, None, None, None, None, None, NO_CLASS)
NO_WORDS = Words(NO_PARSE, None)


def log_odds(share: float) -> float:
    """The log-odds of a probability."""
    # Asked for so often that calls of max() would count.
    rest = 1 - share
    return log((share if share > LEAST else LEAST) / (rest if rest > LEAST else LEAST))


def all_likely(sight: ActSight) -> Likely:
    """How likely each token has each role in the act."""
    return [sight.role(role).tolist() for role in ROLES]


def find_words(party: Party, draft: Draft, likely: Likely) -> Words:
    """The words of a party in the sentence of a draft; none for a party told in another."""
    sentence = draft.act.sentence
    start, end = party.span.start - sentence.start, party.span.end - sentence.start
    if party.span.part != sentence.part or start < 0 or end > len(sentence.text):
        return NO_WORDS
    phrase = _phrase(sentence, start, end)
    if phrase is None:
        return NO_WORDS
    act = draft.act.head.i
    parse = Parse(
        phrase.dep,
        phrase.preposition,
        "before" if phrase.head < act else "after",
        str(bisect_right(DISTANCES, abs(phrase.head - act))),
        "direct" if act in phrase.above else "apart",
        phrase.noun,
        phrase.classes,
    )
    return Words(parse, _seen(phrase, likely))


class _Phrase(NamedTuple):
    """Words of a sentence as they stand in its parse, whatever the act: from token ``first`` to ``end``, their head,
    the heads of it and of that."""

    first: int
    end: int
    head: int
    above: tuple[int, int]
    dep: str
    preposition: str
    noun: str
    classes: frozenset[str]


@lru_cache(AT_HAND)
def _phrase(sentence: Sentence, start: int, end: int) -> _Phrase | None:
    inside = sentence.covering(start, end)
    if not inside:
        return None
    token = _head(inside, sentence)
    above, dep, noun = token.head, token.dep_, token.lower_
    preposition = above.lower_ if dep == "pobj" else ""
    over = (above.i, above.head.i)
    return _Phrase(inside[0], inside[-1] + 1, token.i, over, dep, preposition, noun, classes_of(noun))


def _head(inside: list[int], sentence: Sentence) -> Token:
    """The first word whose head is outside."""
    for i in inside:
        token = sentence.tokens[i]
        above = token.head.i
        if above == i or above not in inside:
            return token
    return sentence.tokens[inside[-1]]


def _seen(phrase: _Phrase, likely: Likely) -> Seen | None:
    """What the encoder sees of words; those beyond its cut it does not see."""
    first, end = phrase.first, min(phrase.end, len(likely[0]))
    if first >= end:
        return None
    if end - first == 1:
        shares = [one[first] for one in likely]
        odds = [log_odds(share) for share in shares]
        return Seen(shares, odds, odds)
    values = [one[first:end] for one in likely]
    shares = [max(one) for one in values]
    means = [sum(one) / len(one) for one in values[: len(SIDES)]]
    return Seen(shares, [log_odds(one) for one in shares], [log_odds(one) for one in means])
