"""Noun phrases as MUC-4 templates give them: the words of people, things, organisations and weapons."""

from collections.abc import Iterable, Iterator
from typing import Literal

from spacy.tokens import Token

from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.knowledge.roles import role_of
from tocsin.reading.acts import Act
from tocsin.reading.document import Sentence
from tocsin.reading.nounphrase import DROPPED, LEFT, proper_name
from tocsin.reading.syntax import children, is_noun, is_verb, spread, undergoers

Sort = Literal["name", "person", "outlaw", "body", "thing", "nothing"]
PEOPLE = frozenset({"person", "official", "civilian"})
BODIES = frozenset({"government", "organisation", "court", "parliament"})
THINGS = frozenset({"building", "vehicle"})
COUNTED = LEFT | {"nummod"}


def sort_of(noun: Token, doer: bool = False) -> Sort:
    """What a noun stands for: a person's name, people, outlaws, a public body, a thing, or nothing a template holds.
    ``doer`` lets words stand for those who did it that would be too vague for those hit ("people")."""
    words = load_muc_words()
    form = noun.lower_
    if not is_noun(noun):
        return "nothing"
    if form in words.vague:
        return "person" if doer and form in words.people else "nothing"
    role = role_of(form)
    if (role is not None and role.kind in THINGS) or form in words.things:
        return "thing"
    if role is not None:
        if role.kind == "armed":
            return "outlaw"
        if role.kind in PEOPLE or (role.kind == "force" and not _is_collective(noun)):
            return "person"
        return "body" if role.kind in BODIES or role.kind in {"force", "group"} else "nothing"
    if noun.tag_ == "NNS" and form in words.people:
        return "person"
    return "name" if noun.tag_ == "NNP" else "nothing"


def _is_collective(noun: Token) -> bool:
    """ "the army", "the armed forces": the body itself."""
    return noun.tag_ in {"NNP", "NNPS"} or noun.lower_ in {
        "army",
        "police",
        "military",
        "force",
        "forces",
        "navy",
    }


def hit_by(act: Act) -> list[Token]:
    """The nouns that an act is done to, its plain object also where the act looks for a place first."""
    plain = undergoers(act.head) if is_verb(act.head) else []
    return list(dict.fromkeys([*act.undergoers, *plain]))


def thing(noun: Token, sentence: Sentence) -> str:
    """A physical target, without its number."""
    words = phrase(noun, sentence).split()
    while len(words) > 1 and (words[0].isdigit() or words[0].lower() in load_muc_words().numbers):
        words = words[1:]
    return " ".join(words)


def phrase(noun: Token, sentence: Sentence) -> str:
    """The noun with what stands before it but articles, and with "of X" after nouns that need it."""
    first = noun.i
    for child in noun.lefts:
        if child.dep_ in COUNTED and child.tag_ not in DROPPED:
            first = min(first, child.left_edge.i)
    while first < noun.i and (noun.doc[first].tag_ in DROPPED or noun.doc[first].is_punct):
        first += 1
    last = noun.i
    if noun.lower_ in load_muc_words().of_heads:
        for prep in children(noun, "prep"):
            inner = children(prep, "pobj") if prep.lower_ == "of" and prep.i == noun.i + 1 else []
            last = max([last, *(token.i for token in inner)])
    return sentence.words(noun.doc[first : last + 1]).text


def name_of(noun: Token) -> str:
    """The proper name that ends at the noun, in restored case."""
    return proper_name(noun).text


def named_with(noun: Token) -> Iterator[Token]:
    """The names in apposition to a noun, with those coordinated ("the leaders A and B"), or the noun itself."""
    names = [one for child in children(noun, "appos") if child.tag_ == "NNP" for one in spread(child)]
    yield from names or [noun]


def weapons_in(sentences: Iterable[Sentence]) -> Iterator[tuple[Token, Sentence]]:
    """The weapons that the sentences name."""
    words = load_muc_words()
    for sentence in sentences:
        for token in sentence.tokens:
            if not is_noun(token) or token.lower_ not in words.weapons:
                continue
            beside = {child.lower_ for child in token.subtree} - {token.lower_}
            if token.lower_ in words.only_with and not beside & words.explosives:
                continue
            yield token, sentence
