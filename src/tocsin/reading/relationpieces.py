"""A piece of a sentence as the patterns of relations see it, and the phrases that make one."""

from typing import NamedTuple

from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, PlaceName
from tocsin.reading.relationwords import RelationWord, load_phrases, load_relation_words

OFFICES = frozenset({"role", "roles", "local"})
LONGEST_PHRASE = 5


class Piece(NamedTuple):
    """Tokens ``first`` to ``last`` (half-open) under one symbol, with what is known of them."""

    symbol: str
    first: int
    last: int
    word: RelationWord | None = None
    name: ActorName | None = None
    place: PlaceName | None = None


def phrase_at(at: int, sentence: Sentence, after_hyphen: bool) -> Piece | None:
    """The longest phrase of the table that starts here."""
    forms = sentence.forms
    if after_hyphen and (tie := load_relation_words().get(f"-{forms[at]}")) is not None:
        return Piece("tie", at, at + 1, tie)
    for parts, word in load_phrases().get(forms[at], ()):
        last = _end_of(parts, forms, at)
        if last:
            return Piece(word.symbol, at, last, word)
    return None


def _end_of(parts: tuple[str, ...], forms: list[str], at: int) -> int:
    """Where a phrase that begins at ``at`` ends, hyphens between its words left out; 0 when it does not stand there."""
    stop = min(len(forms), at + 2 * LONGEST_PHRASE)
    for part in parts[1:]:
        at += 1
        while at < stop and forms[at] == "-":
            at += 1
        if at >= stop or forms[at] != part:
            return 0
    return at + 1
