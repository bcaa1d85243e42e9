"""Counts of killed and injured in one sentence: who was harmed how, and how many they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.model.casualties import Casualties
from tocsin.reading.casualtywords import HARMS, CasualtyWords, Harm, load_casualty_words
from tocsin.reading.document import Sentence
from tocsin.reading.numbers import NumberMention, find_numbers
from tocsin.reading.syntax import children, is_noun, is_verb, prepositional, subject_of, undergoers

JOINTS = frozenset({"or", "and"})


@dataclass(frozen=True, slots=True)
class Harmed:
    """One count: which harm, how many, the noun for those harmed, and the word that says the harm."""

    harm: Harm
    count: Casualties
    victims: tuple[Token, ...]
    word: Token


def find_casualties(sentence: Sentence) -> list[Harmed]:
    """The counts of a parsed sentence in text order; parts of a count ("including two children") are left out."""
    by_harm, _ = load_casualty_words()
    numbers = find_numbers(sentence.text)
    found: list[Harmed] = []
    for token in sentence.tokens:
        for harm in HARMS:
            victims = _victims(token, by_harm[harm])
            if not victims or _is_joint(token):
                continue
            count = _count(victims, numbers, sentence)
            if count is not None:
                found.append(Harmed(harm, count, tuple(victims), token))
    return _distinct(found)


def _victims(word: Token, words: CasualtyWords) -> list[Token]:
    """The nouns for those whom a word says to be harmed; empty when the word says no harm."""
    form = word.lower_
    if form in words.verbs and word.dep_ != "amod" and (is_verb(word) or children(word, "dobj")):
        return _with_of(undergoers(word))
    if words.fatal and is_verb(word) and any(child.lower_ in words.fatal for child in word.children):
        return _with_of(undergoers(word))
    if form in words.subjects and is_verb(word):
        return _with_of(subject_of(word))
    if form in words.states:
        return _with_of(list(_in_state(word)))
    if form in words.nouns and is_noun(word):
        return _with_of(prepositional(word, frozenset({"of"}))) or _toll(word)
    if form in words.lives and is_noun(word):
        return _lives(word, words)
    return []


def _in_state(word: Token) -> Iterator[Token]:
    """ "left 12 dead", "12 were wounded", "12 dead": the noun that the state is said of."""
    above = word.head
    if word.dep_ in {"acomp", "oprd", "attr"} and is_verb(above):
        yield from (children(above, "dobj") or subject_of(above))
    elif word.dep_ in {"amod", "acl", "ccomp", "xcomp", "dep"} and is_noun(above) and above.i < word.i:
        yield above
    elif word.dep_ in {"ccomp", "xcomp"} and is_verb(above):
        yield from children(word, "nsubj", "nsubjpass") or children(above, "dobj")
    elif word.dep_ == "conj" and above.i < word.i and not children(word, "nsubj", "nsubjpass", "nummod"):
        yield from _in_state(above)
    if word.dep_ == "ROOT" or children(word, "nummod"):
        yield word


def _toll(word: Token) -> list[Token]:
    """ "the death toll rose to 12", "12 deaths": the number hangs on the noun or on its verb."""
    if children(word, "nummod") and word.tag_ == "NNS":
        return [word]
    noun = word.head if word.dep_ == "compound" and word.head.lower_ in {"toll", "tolls"} else None
    if noun is None or not is_verb(noun.head):
        return []
    return list(prepositional(noun.head, frozenset({"to", "at"}))) or children(noun.head, "dobj", "attr")


def _lives(word: Token, words: CasualtyWords) -> list[Token]:
    if word.head.lower_ not in words.live_verbs:
        return []
    return prepositional(word, frozenset({"of"})) or [word]


def _with_of(tokens: list[Token]) -> list[Token]:
    """The victims, with what "dozens of" and the like hold in their place kept as the counted phrase."""
    return [
        token
        for token in tokens
        if is_noun(token) or token.tag_ in {"CD", "JJ", "PRP", "VBN", "DT", "RB", "JJR", "RBR"}
    ]


def _count(
    victims: Sequence[Token], numbers: Sequence[NumberMention], sentence: Sentence
) -> Casualties | None:
    """The sum over the coordinated nouns, or None when one of them is uncounted."""
    low, high = 0, 0
    open_end = False
    first, last = len(sentence.text), 0
    counted = False
    for noun in victims:
        if _is_part(noun):
            continue
        amount = _amount(noun, numbers)
        if amount is None:
            continue
        counted = True
        low += amount[0]
        high += amount[1] or amount[0]
        open_end = open_end or amount[1] is None
        first, last = min(first, amount[2]), max(last, amount[3])
    if not counted:
        return None
    return Casualties(low, None if open_end else high, sentence.cut(first, last))


Amount = tuple[int, int | None, int, int]


def _amount(noun: Token, numbers: Sequence[NumberMention]) -> Amount | None:
    """Low, high and offsets of the number that counts a noun; a single person counts one."""
    start = min([noun.idx, *(child.left_edge.idx for child in noun.lefts)])
    end = noun.idx + len(noun.text)
    inside = [n for n in numbers if n.end > start and n.start < end and not n.article]
    if inside:
        number = inside[0]
        return number.low, number.high, number.start, number.end
    if any(child.dep_ == "det" and child.lower_ in {"a", "an", "another", "one"} for child in noun.lefts):
        return (1, 1, noun.left_edge.idx, end) if noun.tag_ == "NN" else None
    if noun.tag_ == "NNP" and not _plural_name(noun):
        return 1, 1, noun.idx, end
    if noun.tag_ == "NN" and noun.lower_ not in load_casualty_words()[1].joint and _is_single(noun):
        return 1, 1, noun.left_edge.idx, end
    return None


def _plural_name(noun: Token) -> bool:
    return noun.text.isupper() and len(noun.text) <= 5


def _is_single(noun: Token) -> bool:
    """ "the mayor", "its leader", "his brother": one person, unless the noun is a body of people."""
    role = role_of(noun.lower_)
    return role is not None and role.kind in {"person", "official", "civilian", "armed"} and noun.tag_ == "NN"


def _is_part(noun: Token) -> bool:
    """Whether the noun stands after "including" and is a part of a count before it."""
    _, shared = load_casualty_words()
    return any(above.lower_ in shared.parts for above in (noun.head, noun.head.head))


def _is_joint(word: Token) -> bool:
    """ "killed or wounded", "killed and wounded" counts both together and so says neither."""
    around = [child for child in word.children if child.lower_ in JOINTS]
    above = [child for child in word.head.children if child.lower_ in JOINTS] if word.dep_ == "conj" else []
    by_harm, _ = load_casualty_words()
    harms = by_harm["killed"].verbs | by_harm["injured"].verbs | by_harm["injured"].states
    others = [t for t in spread_verbs(word) if t.i != word.i and t.lower_ in harms]
    own = any(
        children(t, "dobj", "nummod", "nsubjpass", "nsubj") for t in (word, *others) if t.dep_ == "conj"
    )
    return bool(others) and bool(around or above) and not own


def spread_verbs(word: Token) -> list[Token]:
    """A word, what it is coordinated with above, and its own conjuncts."""
    found = [word.head] if word.dep_ == "conj" else []
    return [*found, *(child for child in word.children if child.dep_ == "conj")]


def _distinct(found: list[Harmed]) -> list[Harmed]:
    """One count for each harm and number."""
    kept: list[Harmed] = []
    for one in found:
        if all(one.harm != other.harm or one.count.span != other.count.span for other in kept):
            kept.append(one)
    return kept
