"""A sentence as a row of pieces for the patterns of relations: names, persons, offices, marks.

It works on tokens alone, so that sentences without a parse can be read too.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tocsin.knowledge.actorbook import ActorBook
from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, Names
from tocsin.reading.persons import Persons
from tocsin.reading.relationpieces import OFFICES, Piece, phrase_at
from tocsin.reading.relationruns import ARTICLED, ENDING, is_compound, opens_name, run_end, run_symbol
from tocsin.reading.relationwords import RelationWord, load_relation_words, load_second_words

MARKS = {
    ",": "comma",
    "-": "hyphen",
    "–": "hyphen",
    "'s": "possessive",
    "’s": "possessive",
    "'": "possessive",
    "’": "possessive",
}
LONGEST_ASIDE = 8
NO_WORDS: frozenset[str] = frozenset()
HYPHEN = frozenset({"-"})


def cut_sentence(sentence: Sentence, names: Names, persons: Persons, book: ActorBook) -> list[Piece]:
    """The pieces of a sentence in order; asides in brackets are left out."""
    texts, forms = sentence.texts, sentence.forms
    named = _named(sentence, names)
    pieces: list[Piece] = []
    at = 0
    while at < len(texts):
        alone = _alone(texts[at]) if at not in named else None
        if alone is not None and (at + 1 == len(texts) or forms[at + 1] not in alone.unless):
            pieces.append(Piece(alone.symbol, at, at + 1, alone.word))
            at += 1
            continue
        found = list(_cut_at(at, pieces, sentence, names, persons, book))
        pieces += [piece for piece in found if piece.symbol != "aside"]
        at = found[-1].last
    return [
        piece if piece.word is None else _settled(piece, after)
        for piece, after in zip(pieces, [*pieces[1:], None][: len(pieces)], strict=True)
    ]


def _named(sentence: Sentence, names: Names) -> set[int]:
    """The numbers of the tokens that begin inside a known name."""
    starts = sentence.starts
    return {
        at
        for name in (*names.actors.get(sentence.index, ()), *names.places.get(sentence.index, ()))
        for at in range(bisect_left(starts, name.start), bisect_left(starts, name.end))
    }


class _Alone(NamedTuple):
    """A word that is a piece by itself wherever it stands outside a name, unless one of some words follows."""

    symbol: str
    word: RelationWord | None
    unless: frozenset[str]


@lru_cache(maxsize=1 << 14)
def _alone(text: str) -> _Alone | None:
    """A word as a piece by itself; None for one that may mean another thing in its place."""
    form, words = text.lower(), load_relation_words()
    if text[:1].isupper() or ARTICLED.match(text) or form in ENDING or text == "(" or f"-{form}" in words:
        return None
    word = words.get(form)
    symbol = word.symbol if word is not None else MARKS.get(text, "other")
    return _Alone(symbol, word, load_second_words().get(form, NO_WORDS) | HYPHEN)


def _settled(piece: Piece, after: Piece | None) -> Piece:
    """A word such as "militia" or "deputy" right before an office only describes the office."""
    word = piece.word
    if word is None or word.before == "-" or after is None or after.symbol not in OFFICES:
        return piece
    return Piece(word.before, piece.first, piece.last, word)


def _cut_at(
    at: int, before: list[Piece], sentence: Sentence, names: Names, persons: Persons, book: ActorBook
) -> Iterator[Piece]:
    token, text = sentence.tokens[at], sentence.texts[at]
    after_office = bool(before) and before[-1].symbol in OFFICES and before[-1].last == at
    name = names.actor_at(sentence, token)
    if name is not None and not (after_office and _starts_person(name, sentence, at)):
        yield from _known(name, at, sentence, book)
        return
    phrase = phrase_at(at, sentence, bool(before) and before[-1].symbol == "hyphen")
    if phrase is not None and not opens_name(phrase, sentence, names):
        yield phrase
        return
    if is_compound(at, sentence):
        yield Piece("plain", at, at + 3)
        return
    place = names.place_at(sentence, token)
    if place is not None and not after_office:
        yield Piece("place", at, _end(sentence, at, place.end), place=place)
        return
    last = run_end(at, sentence, names)
    if last > at:
        yield Piece(run_symbol(at, last, sentence, persons), at, last)
        return
    if text == "(":
        yield _aside(at, sentence)
        return
    yield Piece(MARKS.get(text, "other"), at, at + 1)


def _known(name: ActorName, at: int, sentence: Sentence, book: ActorBook) -> Iterator[Piece]:
    """A known name, without the office at its end ("Israeli army spokesman") and the backer at its start
    ("Rwandan-backed M23"), which are pieces of their own."""
    last = _end(sentence, at, name.end)
    first = list(_owner(at, last, sentence, book))
    if first:
        yield from first
        at = first[-1].last
    for split in range(at + 1, last):
        office = phrase_at(split, sentence, False)
        if office is not None and office.last == last and office.symbol in {"role", "roles"}:
            yield Piece("name", at, split, name=name)
            yield office
            return
    yield Piece("adj" if name.match.form == "demonym" else "name", at, last, name=name)


def _owner(at: int, last: int, sentence: Sentence, book: ActorBook) -> Iterator[Piece]:
    """The backer or owner inside a known name, with the pieces that tie it: "Rwandan-backed", "IRGC's"."""
    texts, starts = sentence.texts, sentence.starts
    for split in range(at + 1, last - 1):
        mark, following = texts[split], sentence.forms[split + 1]
        tie = load_relation_words().get(f"-{following}") if mark == "-" else None
        if tie is None and MARKS.get(mark) != "possessive":
            continue
        if tie is None and not texts[split + 1][:1].isupper():
            continue
        text = sentence.tokens[at:split].text
        for match in book.find(text):
            if match.end == len(text):
                yield Piece("name", at, split, name=ActorName(starts[at], starts[at] + len(text), match))
                yield Piece("hyphen" if tie else "possessive", split, split + 1)
                if tie:
                    yield Piece("tie", split + 1, split + 2, tie)
                return


def _starts_person(name: ActorName, sentence: Sentence, at: int) -> bool:
    """ "Foreign Minister Israel Katz": a country's name that begins a person's name."""
    last, texts = _end(sentence, at, name.end), sentence.texts
    return name.match.form == "name" and last < len(texts) and texts[last][:1].isupper()


def _end(sentence: Sentence, at: int, end: int) -> int:
    """The index after the last token that starts before the offset ``end``."""
    return max(at + 1, bisect_left(sentence.starts, end, at + 1))


def _aside(at: int, sentence: Sentence) -> Piece:
    for last in range(at + 1, min(len(sentence.texts), at + LONGEST_ASIDE)):
        if sentence.texts[last] == ")":
            return Piece("aside", at, last + 1)
    return Piece("other", at, at + 1)
