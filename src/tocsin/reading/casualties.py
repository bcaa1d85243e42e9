"""Counts of killed and injured in one sentence: who was harmed how, and how many they are."""

from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.model.casualties import Casualties
from tocsin.reading.casualtywords import (
    HARMS,
    Harm,
    load_casualty_words,
    load_fatal_words,
    load_harm_words,
)
from tocsin.reading.document import Sentence
from tocsin.reading.nocasualties import denied_harms
from tocsin.reading.numbers import NumberMention, find_numbers
from tocsin.reading.syntax import children, is_verb
from tocsin.reading.victimcounts import count_beside, count_of
from tocsin.reading.victims import is_fatal, is_person, shares_victims, victims_of

JOINTS = frozenset({"or", "and"})
# Tags of what may stand between two words that count together.
BETWEEN = frozenset({"CC", "RB", ","})


@dataclass(frozen=True, slots=True)
class Harmed:
    """One count: which harm, how many, the noun for those harmed, and the word that says the harm."""

    harm: Harm
    count: Casualties
    victims: tuple[Token, ...]
    word: Token


def find_casualties(sentence: Sentence) -> list[Harmed]:
    """The counts of a parsed sentence in text order; parts of a count ("including two children") are left out.

    "No casualties" and "nobody was killed" count nought.
    """
    forms = sentence.forms
    harmful = not load_harm_words().isdisjoint(forms)
    if not harmful and load_casualty_words()[1].hits.isdisjoint(forms):
        return []
    numbers = find_numbers(sentence.text)
    found: list[Harmed] = []
    fatal = harmful and not load_fatal_words().isdisjoint(forms)
    harms = load_harm_words()
    for i, form in enumerate(forms if harmful else ()):
        told = form in harms
        if not told and not fatal:
            continue
        token = sentence.tokens[i]
        if not told and not is_verb(token):
            continue
        for harm in denied_harms(token) if told else ():
            span = sentence.words(token)
            found.append(Harmed(harm, Casualties(0, 0, span), (), token))
        for harm in HARMS:
            one = _harmed(token, harm, numbers, sentence)
            if one is not None:
                found.append(one)
    found = _distinct(found)
    return found or _hit(sentence, numbers)


def _harmed(word: Token, harm: Harm, numbers: list[NumberMention], sentence: Sentence) -> Harmed | None:
    """What one word counts: whom the parse gives it, else the number that stands right beside it."""
    words = load_casualty_words()[0][harm]
    form = word.lower_
    if not (words.tells(form) or is_fatal(word, words)) or _is_joint(word):
        return None
    beside = form in words.verbs or form in words.states
    victims = victims_of(word, words)
    if beside and shares_victims(word):
        count = count_beside(word, numbers, sentence) or count_of(victims, numbers, sentence)
    else:
        count = count_of(victims, numbers, sentence)
        if count is None and beside:
            count = count_beside(word, numbers, sentence)
    return None if count is None else Harmed(harm, count, tuple(victims), word)


def _hit(sentence: Sentence, numbers: list[NumberMention]) -> list[Harmed]:
    """People shot or stabbed in a sentence that tells no other harm are hurt."""
    by_harm, shared = load_casualty_words()
    there = sentence.words_there
    if shared.hits.isdisjoint(there) or any(not by_harm[harm].telling.isdisjoint(there) for harm in HARMS):
        return []
    found: list[Harmed] = []
    for i, form in enumerate(sentence.forms):
        if form not in shared.hits:
            continue
        token = sentence.tokens[i]
        if not is_verb(token) or children(token, "prt"):
            continue
        victims = [noun for noun in victims_of(token, by_harm["injured"], any_verb=True) if is_person(noun)]
        count = count_of(victims, numbers, sentence, named=False)
        if count is not None:
            found.append(Harmed("injured", count, tuple(victims), token))
    return found


def _is_joint(word: Token) -> bool:
    """ "killed or wounded", "killed and wounded" counts both together and so says neither."""
    for other in _coordinated(word):
        if other.tag_ != word.tag_ or not _says_harm(other.lower_):
            continue
        first, second = sorted((word.i, other.i))
        between = list(word.doc[first + 1 : second])
        joined = any(token.lower_ in JOINTS for token in between)
        if joined and all(token.tag_ in BETWEEN for token in between):
            return True
    return False


def _says_harm(form: str) -> bool:
    """Whether a word is a verb or state of being killed or injured."""
    by_harm, _ = load_casualty_words()
    killed, injured = by_harm["killed"], by_harm["injured"]
    return form in killed.verbs or form in injured.verbs or form in injured.states


def _coordinated(word: Token) -> list[Token]:
    """What a word is coordinated with, above it and below."""
    above = [word.head] if word.dep_ == "conj" else []
    return above + children(word, "conj")


def _distinct(found: list[Harmed]) -> list[Harmed]:
    """One count for each harm and number."""
    kept: list[Harmed] = []
    for one in found:
        if all(one.harm != other.harm or one.count.span != other.count.span for other in kept):
            kept.append(one)
    return kept
