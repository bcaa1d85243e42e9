"""A piece of a sentence as the patterns of relations see it, and the phrases that make one."""

from dataclasses import dataclass

from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, PlaceName
from tocsin.reading.relationwords import RelationWord, load_first_words, load_relation_words

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


def phrase_at(at: int, sentence: Sentence, after_hyphen: bool) -> Piece | None:
    """The longest phrase of the table that starts here."""
    words, forms = load_relation_words(), sentence.forms
    if after_hyphen and f"-{forms[at]}" in words:
        return Piece("tie", at, at + 1, words[f"-{forms[at]}"])
    if forms[at] not in load_first_words():
        return None
    best: Piece | None = None
    parts: list[str] = []
    for last in range(at, min(len(forms), at + 2 * LONGEST_PHRASE)):
        if forms[last] == "-" and parts:
            continue
        parts.append(forms[last])
        word = words.get(" ".join(parts))
        if word is not None:
            best = Piece(word.symbol, at, last + 1, word)
    return best
