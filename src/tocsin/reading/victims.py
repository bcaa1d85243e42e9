"""Whom a word of killing or injuring says to be harmed, by the parse."""

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.reading.casualtywords import CasualtyWords, load_casualty_words
from tocsin.reading.syntax import (
    children,
    is_noun,
    is_verb,
    limbs,
    prepositional,
    spread,
    subject_of,
    undergoers,
)
from tocsin.reading.wordclasses import classes_of

OF = frozenset({"of"})
WITH = frozenset({"with"})
TO = frozenset({"to"})
# A number after one of these is bounded by it ("wounded over 300"), where the parse sees a place.
BOUNDING = frozenset({"over", "about", "around", "under", "between", "above"})
COUNTABLE = frozenset({"CD", "JJ", "PRP", "VBN", "DT", "RB", "JJR", "RBR"})
REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
# Kinds of role words that are people.
PEOPLE = frozenset({"person", "official", "civilian", "armed", "force"})
LEAVING = frozenset({"leave", "leaves", "left", "leaving"})
# "killed the mayor along with his guards"
COMPANY = frozenset({"along", "together"})
PARTICIPLES = frozenset({"VBN", "VBD"})


def victims_of(word: Token, words: CasualtyWords, any_verb: bool = False) -> list[Token]:
    """The nouns for those whom a word says to be harmed; empty when the word says no harm.

    ``any_verb`` asks for whom the verb is done to, whether or not it is a word of this harm.
    """
    found = _all_victims(word, words, any_verb)
    if any(token.lower_ in REFLEXIVES for token in found):
        found = subject_of(word)
    found += [noun for token in (word, *found) for noun in _company(token)]
    return [token for token in found if _can_count(token)]


def _company(token: Token) -> list[Token]:
    """Those who share the fate: "along with his two sons"."""
    found: list[Token] = []
    for _, form, child in limbs(token):
        if form in COMPANY and child.i > token.i:
            found += prepositional(child, WITH)
        elif form in WITH and child.i and child.nbor(-1).lower_ in COMPANY:
            found += [noun for first in children(child, "pobj") for noun in spread(first)]
    return found


def _all_victims(word: Token, words: CasualtyWords, any_verb: bool) -> list[Token]:
    form = word.lower_
    found: list[Token] = []
    if any_verb or form in words.verbs or is_fatal(word, words):
        found = _done_to(word)
    if not found and form in words.subjects and is_verb(word):
        found = subject_of(word)
    if not found and form in words.states:
        found = list(_in_state(word))
    if not found and form in words.nouns and is_noun(word):
        found = prepositional(word, OF) or _toll(word) or _bearers(word, words)
    if not found and form in words.lives and is_noun(word):
        found = _lives(word, words)
    return found


def is_fatal(word: Token, words: CasualtyWords) -> bool:
    """ "fatally shot", "shot to death": a word beside the verb makes it say the harm."""
    if not words.fatal or not is_verb(word):
        return False
    if any(form in words.fatal for _, form, _ in limbs(word)):
        return True
    return any(noun.lower_ in words.nouns for noun in prepositional(word, TO))


def shares_victims(word: Token) -> bool:
    """Whether a verb has no side of its own and takes those harmed from the verb it is coordinated with."""
    own = children(word, "dobj", "nsubj", "nsubjpass", "auxpass")
    return word.dep_ == "conj" and is_verb(word) and is_verb(word.head) and not own


def is_person(noun: Token) -> bool:
    """Whether a noun, or a number that stands for one, means people."""
    role = role_of(noun.lower_)
    if role is not None:
        return role.kind in PEOPLE
    known = "person" in classes_of(noun.lower_) or noun.lower_ in load_casualty_words()[1].people
    return known or not is_noun(noun)


def _can_count(token: Token) -> bool:
    return is_noun(token) or token.tag_ in COUNTABLE


def _done_to(word: Token) -> list[Token]:
    """Object or passive subject; a participle without an object takes its subject for that ("and 20 wounded")."""
    if word.dep_ == "amod" or not (is_verb(word) or children(word, "dobj")):
        return []
    if children(word, "nummod"):
        return [word]
    found = undergoers(word)
    if children(word, "dobj") or (found and not children(word, "nsubj") and found[0].head.tag_ == word.tag_):
        return found
    found = [token for token in found if not (token.head.dep_ == "conj" and token.head.tag_ != word.tag_)]
    bounded = [
        number
        for prep in children(word, "prep")
        if prep.lower_ in BOUNDING
        for number in children(prep, "pobj")
        if number.tag_ == "CD"
    ]
    if bounded:
        return bounded
    return _gapped(word) or found


def _gapped(word: Token) -> list[Token]:
    """ "and 20 others wounded": a subject before a bare participle, where "were" is left out."""
    if word.tag_ not in PARTICIPLES or children(word, "aux", "auxpass", "dobj"):
        return []
    return [token for subject in children(word, "nsubj") for token in spread(subject) if _is_counted(token)]


def _is_counted(token: Token) -> bool:
    """Whether a number counts the noun, or it is one person as headlines write it ("Teen shot in park")."""
    if token.tag_ == "NN" and is_person(token) and not children(token, "det", "poss"):
        return True
    numbers = children(token, "nummod", "quantmod", "amod")
    return token.tag_ in {"CD", "JJR", "DT"} or any(child.tag_ in {"CD", "JJR"} for child in numbers)


def _in_state(word: Token) -> Iterator[Token]:
    """ "left 12 dead", "12 became injured", "12 dead": the noun that the state is said of."""
    above = word.head
    if children(word, "nummod"):
        yield word
    elif word.dep_ in {"acomp", "oprd", "attr"} and is_verb(above):
        objects = children(above, "dobj")
        yield from ([noun for one in objects for noun in spread(one)] if objects else subject_of(above))
    elif word.dep_ in {"amod", "acl", "ccomp", "xcomp", "dep"} and _can_count(above) and above.i < word.i:
        if not _is_harm(above):
            yield from _left_so(above)
    elif word.dep_ in {"ccomp", "xcomp"} and is_verb(above):
        yield from children(word, "nsubj", "nsubjpass") or children(above, "dobj")
    elif word.dep_ == "conj" and above.i < word.i and not children(word, "nsubj", "nsubjpass"):
        yield from _in_state(above)
    elif word.dep_ == "ROOT":
        yield word


def _left_so(noun: Token) -> list[Token]:
    """ "leaves two guards and six rebels dead": all of them, where the parse ties the state to the last."""
    first = noun
    while first.dep_ == "conj" and is_noun(first.head):
        first = first.head
    left = first.dep_ == "dobj" and first.head.lower_ in LEAVING
    return spread(first) if left else [noun]


def _is_harm(noun: Token) -> bool:
    """ "four deaths and many injured": deaths are not hurt."""
    return any(noun.lower_ in words.nouns for words in load_casualty_words()[0].values())


def _toll(word: Token) -> list[Token]:
    """ "the death toll rose to 12", "12 deaths": the number hangs on the noun or on its verb."""
    if children(word, "nummod") and word.tag_ == "NNS":
        return [word]
    noun = word.head if word.dep_ == "compound" and word.head.lower_ in {"toll", "tolls"} else None
    if noun is None or not is_verb(noun.head):
        return []
    return list(prepositional(noun.head, frozenset({"to", "at"}))) or children(noun.head, "dobj", "attr")


def _bearers(word: Token, words: CasualtyWords) -> list[Token]:
    """ "three people suffered injuries": whoever bears it."""
    verb = word.head
    if word.dep_ == "dobj" and is_verb(verb) and verb.lower_ in words.borne:
        return subject_of(verb)
    return []


def _lives(word: Token, words: CasualtyWords) -> list[Token]:
    if word.head.lower_ not in words.live_verbs:
        return []
    return prepositional(word, OF) or [word]
