"""A sentence as a row of pieces for the patterns of relations: names, persons, offices, marks.

It works on tokens alone, so that sentences without a parse can be read too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tocsin.knowledge.actorbook import ActorBook
from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, Names, PlaceName
from tocsin.reading.persons import Persons, is_title
from tocsin.reading.relationwords import RelationWord, load_relation_words, load_unit_words

MARKS = {",": "comma", "-": "hyphen", "–": "hyphen", "'s": "possessive", "’s": "possessive", "'": "possessive", "’": "possessive"}
JOINTS = frozenset({"al", "bin", "ibn", "abu", "el", "de", "del", "da", "dos", "la", "von", "van", "der", "den", "das", "di", "ul", "ur", "ben"})
ARTICLED = re.compile(r"[AaEeUu][dlnrstz]-[A-ZÀ-Þ]")
# Words of these symbols may be part of a capitalised name.
SOFT = frozenset({"plain", "lower", "body", "wing"})
LONGEST_PHRASE = 5
LONGEST_ASIDE = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``first`` to ``last`` (half-open) under one symbol, with what is known of them."""

    symbol: str
    first: int
    last: int
    word: RelationWord | None = None
    name: ActorName | None = None
    place: PlaceName | None = None


def cut_sentence(sentence: Sentence, names: Names, persons: Persons, book: ActorBook) -> list[Piece]:
    """The pieces of a sentence in order; asides in brackets are left out."""
    pieces: list[Piece] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        found = list(_cut_at(at, pieces, sentence, names, persons, book))
        pieces += [piece for piece in found if piece.symbol != "aside"]
        at = found[-1].last
    return [_settled(piece, after) for piece, after in zip(pieces, [*pieces[1:], None], strict=True)]


def _settled(piece: Piece, after: Piece | None) -> Piece:
    """A word such as "militia" or "deputy" right before an office only describes the office."""
    word = piece.word
    if word is None or word.before == "-" or after is None or after.symbol not in {"role", "roles", "local"}:
        return piece
    return Piece(word.before, piece.first, piece.last, word)


def _cut_at(
    at: int, before: list[Piece], sentence: Sentence, names: Names, persons: Persons, book: ActorBook
) -> Iterator[Piece]:
    tokens = sentence.tokens
    token = tokens[at]
    after_office = bool(before) and before[-1].symbol in {"role", "roles", "local"} and before[-1].last == at
    name = names.actor_at(sentence, token)
    if name is not None and not (after_office and _starts_person(name, tokens, at)):
        yield from _known(name, at, tokens, book)
        return
    phrase = _phrase(at, tokens, bool(before) and before[-1].symbol == "hyphen")
    if phrase is not None and not _opens_name(phrase, tokens, sentence, names):
        yield phrase
        return
    if _is_compound(at, tokens):
        yield Piece("plain", at, at + 3)
        return
    place = names.place_at(sentence, token)
    if place is not None and not after_office:
        yield Piece("place", at, _end(tokens, at, place.end), place=place)
        return
    last = _capitals(at, tokens, sentence, names)
    if last > at:
        yield Piece(_run_symbol(at, last, tokens, persons), at, last)
        return
    if token.text == "(":
        yield _aside(at, tokens)
        return
    yield Piece(MARKS.get(token.text, "other"), at, at + 1)


def _known(name: ActorName, at: int, tokens: Doc, book: ActorBook) -> Iterator[Piece]:
    """A known name; the office at its end ("Israeli army spokesman") is a piece of its own, and so is the backer at its
    start ("Rwandan-backed M23")."""
    last = _end(tokens, at, name.end)
    first = list(_owner(at, last, tokens, book))
    if first:
        yield from first
        at = first[-1].last
    for split in range(at + 1, last):
        office = _phrase(split, tokens, False)
        if office is not None and office.last == last and office.symbol in {"role", "roles"}:
            yield Piece("name", at, split, name=name)
            yield office
            return
    yield Piece("adj" if name.match.form == "demonym" else "name", at, last, name=name)


def _owner(at: int, last: int, tokens: Doc, book: ActorBook) -> Iterator[Piece]:
    """The backer or owner that stands inside a known name, with the pieces that tie it: "Rwandan-" and "backed",
    "IRGC" and "'s"."""
    for split in range(at + 1, last - 1):
        tie = load_relation_words().get(f"-{tokens[split + 1].lower_}") if tokens[split].text == "-" else None
        if tie is None and MARKS.get(tokens[split].text) != "possessive":
            continue
        if tie is None and not tokens[split + 1].text[:1].isupper():
            continue
        text = tokens[at:split].text
        for match in book.find(text):
            if match.end == len(text):
                yield Piece("name", at, split, name=ActorName(tokens[at].idx, tokens[at].idx + len(text), match))
                yield Piece("hyphen" if tie else "possessive", split, split + 1)
                if tie:
                    yield Piece("tie", split + 1, split + 2, tie)
                return


def _starts_person(name: ActorName, tokens: Doc, at: int) -> bool:
    """ "Foreign Minister Israel Katz": a country's name that begins a person's name."""
    last = _end(tokens, at, name.end)
    return name.match.form == "name" and last < len(tokens) and tokens[last].text[:1].isupper()


def _is_compound(at: int, tokens: Doc) -> bool:
    """A describing word in two parts: "anti-government", "neo-Nazi"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "-" or not tokens[at].text.islower():
        return False
    return not (tokens[at].whitespace_ or tokens[at + 1].whitespace_ or tokens[at].lower_ in JOINTS)


def _opens_name(phrase: Piece, tokens: Doc, sentence: Sentence, names: Names) -> bool:
    """ "Supreme" in "Supreme Court" begins a name; in "Supreme Leader" or "Senior Hamas" it does not."""
    if phrase.symbol not in SOFT or not tokens[phrase.first].text[:1].isupper() or phrase.last >= len(tokens):
        return False
    after = tokens[phrase.last]
    if names.actor_at(sentence, after) is not None or not _is_capital(after):
        return False
    following = _phrase(phrase.last, tokens, False)
    return following is None or following.symbol == "body"


def _end(tokens: Doc, at: int, end: int) -> int:
    """The index after the last token that starts before the offset ``end``."""
    last = at + 1
    while last < len(tokens) and tokens[last].idx < end:
        last += 1
    return last


def _phrase(at: int, tokens: Doc, after_hyphen: bool) -> Piece | None:
    """The longest phrase of the table that starts here."""
    words = load_relation_words()
    if after_hyphen and f"-{tokens[at].lower_}" in words:
        return Piece("tie", at, at + 1, words[f"-{tokens[at].lower_}"])
    best: Piece | None = None
    parts: list[str] = []
    for last in range(at, min(len(tokens), at + 2 * LONGEST_PHRASE)):
        if tokens[last].text == "-" and parts:
            continue
        parts.append(tokens[last].lower_)
        word = words.get(" ".join(parts))
        if word is not None:
            best = Piece(word.symbol, at, last + 1, word)
    return best


def _capitals(at: int, tokens: Doc, sentence: Sentence, names: Names) -> int:
    """The end of the run of capitalised words that starts here; ``at`` when none does."""
    last = at
    while last < len(tokens):
        token = tokens[last]
        phrase = _phrase(last, tokens, False) if last > at else None
        if last > at and _is_other(names.actor_at(sentence, token), token):
            break
        if phrase is not None and not (token.text[:1].isupper() and phrase.symbol in SOFT):
            break
        if not (_is_capital(token) or _joins(token, last, tokens) or (last > at and tokens[last - 1].text == "-")):
            break
        last += 1
    while last > at and tokens[last - 1].lower_ in JOINTS | {"-"}:
        last -= 1
    return last


def _is_other(name: ActorName | None, token: Token) -> bool:
    """Whether a known name ends a person's name; "al-Kuwaiti" and "al-Masri" belong to it."""
    return name is not None and not ARTICLED.match(token.text)


def _is_capital(token: Token) -> bool:
    if ARTICLED.match(token.text):
        return True
    return token.text[:1].isupper() and not (token.is_stop and len(token.text) > 1 and not token.is_upper)


def _joins(token: Token, at: int, tokens: Doc) -> bool:
    """ "al-", "bin" and hyphens inside a name."""
    if at + 1 >= len(tokens):
        return False
    if token.text == "-":
        tied = token.whitespace_ or tokens[at - 1].whitespace_ or f"-{tokens[at + 1].lower_}" in load_relation_words()
        return at > 0 and not tied
    after = tokens[at + 1]
    return token.lower_ in JOINTS and (after.text == "-" or after.lower_ in JOINTS or _is_capital(after))


def _run_symbol(at: int, last: int, tokens: Doc, persons: Persons) -> str:
    """A body when the last word says so; a full name, or a surname the article has told in full, is a person; another single word may be anything."""
    if tokens[last - 1].lower_ in load_unit_words():
        return "unit" if last - at > 1 else "plain"
    words = [word for word in tokens[at:last].text.split() if not is_title(word)]
    if len(words) > 1 or (words and persons.full_name(words[0]) != words[0]):
        return "person"
    if not words:
        return "plain"
    return "word" if at > 0 else "other"


def _aside(at: int, tokens: Doc) -> Piece:
    for last in range(at + 1, min(len(tokens), at + LONGEST_ASIDE)):
        if tokens[last].text == ")":
            return Piece("aside", at, last + 1)
    return Piece("other", at, at + 1)
