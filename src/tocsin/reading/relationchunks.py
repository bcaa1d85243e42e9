"""A sentence as a row of pieces for the patterns of relations: names, persons, offices, marks.

It works on tokens alone, so that sentences without a parse can be read too.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from tocsin.knowledge.actorbook import ActorBook
from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, Names
from tocsin.reading.persons import Persons
from tocsin.reading.relationpieces import OFFICES, Piece, phrase_at
from tocsin.reading.relationruns import is_compound, opens_name, run_end, run_symbol
from tocsin.reading.relationwords import load_relation_words

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


def cut_sentence(sentence: Sentence, names: Names, persons: Persons, book: ActorBook) -> list[Piece]:
    """The pieces of a sentence in order; asides in brackets are left out."""
    pieces: list[Piece] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        found = list(_cut_at(at, pieces, sentence, names, persons, book))
        pieces += [piece for piece in found if piece.symbol != "aside"]
        at = found[-1].last
    return [
        _settled(piece, after)
        for piece, after in zip(pieces, [*pieces[1:], None][: len(pieces)], strict=True)
    ]


def _settled(piece: Piece, after: Piece | None) -> Piece:
    """A word such as "militia" or "deputy" right before an office only describes the office."""
    word = piece.word
    if word is None or word.before == "-" or after is None or after.symbol not in OFFICES:
        return piece
    return Piece(word.before, piece.first, piece.last, word)


def _cut_at(
    at: int, before: list[Piece], sentence: Sentence, names: Names, persons: Persons, book: ActorBook
) -> Iterator[Piece]:
    tokens = sentence.tokens
    token = tokens[at]
    after_office = bool(before) and before[-1].symbol in OFFICES and before[-1].last == at
    name = names.actor_at(sentence, token)
    if name is not None and not (after_office and _starts_person(name, tokens, at)):
        yield from _known(name, at, tokens, book)
        return
    phrase = phrase_at(at, tokens, bool(before) and before[-1].symbol == "hyphen")
    if phrase is not None and not opens_name(phrase, tokens, sentence, names):
        yield phrase
        return
    if is_compound(at, tokens):
        yield Piece("plain", at, at + 3)
        return
    place = names.place_at(sentence, token)
    if place is not None and not after_office:
        yield Piece("place", at, _end(tokens, at, place.end), place=place)
        return
    last = run_end(at, tokens, sentence, names)
    if last > at:
        yield Piece(run_symbol(at, last, tokens, persons), at, last)
        return
    if token.text == "(":
        yield _aside(at, tokens)
        return
    yield Piece(MARKS.get(token.text, "other"), at, at + 1)


def _known(name: ActorName, at: int, tokens: Doc, book: ActorBook) -> Iterator[Piece]:
    """A known name, without the office at its end ("Israeli army spokesman") and the backer at its start
    ("Rwandan-backed M23"), which are pieces of their own."""
    last = _end(tokens, at, name.end)
    first = list(_owner(at, last, tokens, book))
    if first:
        yield from first
        at = first[-1].last
    for split in range(at + 1, last):
        office = phrase_at(split, tokens, False)
        if office is not None and office.last == last and office.symbol in {"role", "roles"}:
            yield Piece("name", at, split, name=name)
            yield office
            return
    yield Piece("adj" if name.match.form == "demonym" else "name", at, last, name=name)


def _owner(at: int, last: int, tokens: Doc, book: ActorBook) -> Iterator[Piece]:
    """The backer or owner inside a known name, with the pieces that tie it: "Rwandan-backed", "IRGC's"."""
    for split in range(at + 1, last - 1):
        tie = load_relation_words().get(f"-{tokens[split + 1].lower_}") if tokens[split].text == "-" else None
        if tie is None and MARKS.get(tokens[split].text) != "possessive":
            continue
        if tie is None and not tokens[split + 1].text[:1].isupper():
            continue
        text = tokens[at:split].text
        for match in book.find(text):
            if match.end == len(text):
                yield Piece(
                    "name", at, split, name=ActorName(tokens[at].idx, tokens[at].idx + len(text), match)
                )
                yield Piece("hyphen" if tie else "possessive", split, split + 1)
                if tie:
                    yield Piece("tie", split + 1, split + 2, tie)
                return


def _starts_person(name: ActorName, tokens: Doc, at: int) -> bool:
    """ "Foreign Minister Israel Katz": a country's name that begins a person's name."""
    last = _end(tokens, at, name.end)
    return name.match.form == "name" and last < len(tokens) and tokens[last].text[:1].isupper()


def _end(tokens: Doc, at: int, end: int) -> int:
    """The index after the last token that starts before the offset ``end``."""
    last = at + 1
    while last < len(tokens) and tokens[last].idx < end:
        last += 1
    return last


def _aside(at: int, tokens: Doc) -> Piece:
    for last in range(at + 1, min(len(tokens), at + LONGEST_ASIDE)):
        if tokens[last].text == ")":
            return Piece("aside", at, last + 1)
    return Piece("other", at, at + 1)
