"""A piece of a sentence as the patterns of relations see it, and the phrases that make one."""

from dataclasses import dataclass

from spacy.tokens import Doc

from tocsin.reading.names import ActorName, PlaceName
from tocsin.reading.relationwords import RelationWord, load_relation_words

OFFICES = frozenset({"role", "roles", "local"})
LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``first`` to ``last`` (half-open) under one symbol, with what is known of them."""

    symbol: str
    first: int
    last: int
    word: RelationWord | None = None
    name: ActorName | None = None
    place: PlaceName | None = None


def phrase_at(at: int, tokens: Doc, after_hyphen: bool) -> Piece | None:
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
