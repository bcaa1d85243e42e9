"""The words of a sentence that may name a place: known names, and capitalised ones that no table knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.reading.document import Sentence
from tocsin.reading.names import Names, PlaceName
from tocsin.reading.toponymwords import toponym_words

_PROPER = frozenset({"NNP", "NNPS"})
_JOINTS = frozenset({"-", "–", "'", "’", "‘", "`"})


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words of a sentence that may name a place, at half-open offsets into it; ``head`` is the word the others hang
    on, ``found`` what the gazetteer knows of it."""

    start: int
    end: int
    head: Token
    found: PlaceName | None


def find_place_words(sentence: Sentence, names: Names) -> list[PlaceWords]:
    """The known place names of a parsed sentence and the capitalised names in it that are no known actor, in
    order."""
    known = [words for place in names.places.get(sentence.index, ()) if (words := _known(place, sentence))]
    unknown = [words for words in _unknown(sentence, names) if not _overlaps(words, known)]
    return sorted([*known, *unknown], key=lambda words: words.start)


def _known(place: PlaceName, sentence: Sentence) -> PlaceWords | None:
    toponym = place.found.toponym
    start = place.start + toponym.core_start - toponym.start
    end = start + toponym.core_end - toponym.core_start
    tokens = [token for token in sentence.tokens if start <= token.idx < end and not token.is_punct]
    if not tokens:
        return None
    last = tokens[-1].i + 1
    while last < len(sentence.tokens) and _is_capital_head(sentence.tokens[last]):
        end = sentence.tokens[last].idx + len(sentence.tokens[last])
        last += 1
    return PlaceWords(start, end, _top(tokens), place)


def _is_capital_head(token: Token) -> bool:
    return token.text[0].isupper() and token.lower_ in toponym_words().head_words


def _top(tokens: Sequence[Token]) -> Token:
    inside = set(tokens)
    return next((token for token in tokens if token.head not in inside or token.head == token), tokens[-1])


def _overlaps(words: PlaceWords, others: list[PlaceWords]) -> bool:
    return any(words.start < other.end and other.start < words.end for other in others)


def _unknown(sentence: Sentence, names: Names) -> Iterator[PlaceWords]:
    run: list[Token] = []
    for token in sentence.tokens:
        if _may_belong(token, run) and names.actor_at(sentence, token) is None:
            run.append(token)
            continue
        yield from _cut(run)
        run = []
    yield from _cut(run)


def _may_belong(token: Token, run: list[Token]) -> bool:
    if run and token.text in _JOINTS:
        return True
    if run and not run[-1].whitespace_ and run[-1].text in _JOINTS and token.text[0].isalnum():
        return True
    return token.tag_ in _PROPER and token.text[0].isalpha() and (token.text[0].isupper() or bool(run))


def _cut(run: list[Token]) -> Iterator[PlaceWords]:
    while run and run[-1].text in _JOINTS:
        run = run[:-1]
    if run:
        yield PlaceWords(run[0].idx, run[-1].idx + len(run[-1]), _top(run), None)
