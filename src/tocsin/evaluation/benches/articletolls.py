"""All counts of killed and injured of an article, also those of sentences that name no act."""

from dataclasses import dataclass

from tocsin.knowledge.roles import role_of
from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.reading.casualties import Harmed, find_casualties
from tocsin.reading.casualtywords import HARMS, Harm, load_casualty_words
from tocsin.reading.document import Sentence, parse_sentences, split_article
from tocsin.reading.numbers import find_numbers
from tocsin.reading.reader import Reader
from tocsin.reading.syntax import prepositional

OF = frozenset({"of"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "both", "all", "these", "those"})


@dataclass(frozen=True, slots=True)
class Toll:
    """One count: the harm, the figure that the words state, the sentence and those harmed."""

    harm: Harm
    figure: int
    sentence: Sentence
    harmed: Harmed


def read_tolls(article: Article, reader: Reader) -> list[Toll]:
    """The counts of an article in text order."""
    document = split_article(article, reader.nlp)
    return tolls_of(parse_sentences(document.sentences, reader.nlp, tells_harm))


def tolls_of(parsed: list[Sentence]) -> list[Toll]:
    """The counts of parsed sentences in text order."""
    return [
        Toll(one.harm, stated(one.count), sentence, one)
        for sentence in parsed
        for one in find_casualties(sentence)
    ]


def total(tolls: list[Toll], harm: Harm) -> int | None:
    """The greatest count of one harm, with what other sentences say was "also" killed or injured; those who attacked
    are left out where others are counted or the words point back to them."""
    own = [toll for toll in tolls if toll.harm == harm]
    others = [toll for toll in own if not _are_attackers(toll)]
    counted = others or [toll for toll in own if not _points_back(toll)]
    if not counted:
        return None
    greatest = max(counted, key=lambda toll: toll.figure)
    further = [
        toll.figure
        for toll in counted
        if toll.sentence is not greatest.sentence
        and any(c.lower_ == "also" for c in toll.harmed.word.children)
    ]
    return greatest.figure + sum(further)


def _are_attackers(toll: Toll) -> bool:
    """Whether all those counted are armed outlaws ("three gunmen were also killed")."""
    roles = [
        role_of(noun.lower_) for token in toll.harmed.victims for noun in (token, *prepositional(token, OF))
    ]
    known = [role for role in roles if role is not None]
    return bool(known) and all(role.kind == "armed" for role in known)


def _points_back(toll: Toll) -> bool:
    nouns = [noun for token in toll.harmed.victims for noun in (token, *prepositional(token, OF))]
    return any(child.lower_ in DEFINITE for noun in nouns for child in noun.lefts)


def tells_harm(sentence: Sentence) -> bool:
    """Whether a word of the sentence can tell of killed or injured."""
    by_harm, shared = load_casualty_words()
    words = [token.lower_ for token in sentence.tokens]
    return any(word in shared.hits or any(by_harm[harm].tells(word) for harm in HARMS) for word in words)


def stated(count: Casualties) -> int:
    """The number that the words state: 800 for "more than 800", 9 for "up to 9"; of rival figures the higher."""
    if count.high is not None or count.span is None:
        return count.high if count.high is not None else count.low
    bare = [
        number.low
        for mention in find_numbers(count.span.text)
        for number in find_numbers(count.span.text[mention.core : mention.end])
    ]
    return bare[0] if len(bare) == 1 else count.low
