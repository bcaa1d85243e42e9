"""Which place names of a sentence say where one act happened: names that may, and how likely each does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from spacy.tokens import Token

from tocsin.reading.document import Sentence
from tocsin.reading.names import Names, PlaceName
from tocsin.reading.syntax import is_verb
from tocsin.reading.toponymwords import toponym_words
from tocsin.reading.wordclasses import classes_of
from tocsin.tables import read_table

# Measured by five-fold cross-validation: the least chance of a place, and the least share of the best one's.
_LEAST, _BESIDE_BEST = 0.3, 0.8
_LONGEST_PATH = 6
_NEAR = 3
_PROPER = frozenset({"NNP", "NNPS"})
_JOINTS = frozenset({"-", "–", "'", "’", "‘", "`"})
_THROUGH = frozenset({"compound", "nmod", "amod", "poss", "appos", "conj", "npadvmod", "nummod"})


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


def choose_places(head: Token, found: list[PlaceWords]) -> list[PlaceWords]:
    """Those of the sentence's names that say where the act of ``head`` happened; none where none is likely."""
    chances = [place_chance(head, words, found) for words in found]
    least = max(_LEAST, _BESIDE_BEST * max(chances, default=0.0))
    return [words for words, chance in zip(found, chances, strict=True) if chance >= least]


def place_chance(head: Token, words: PlaceWords, others: list[PlaceWords]) -> float:
    """How likely (0 to 1) the words name the place of the act; ``others`` are all names of the sentence."""
    weights = place_weights()
    total = sum(weights.get(feature, 0.0) for feature in set(place_features(head, words, others)))
    return 1.0 / (1.0 + exp(-total))


@cache
def place_weights() -> dict[str, float]:
    """The weight of each feature (``data/act_places.tsv``), learnt by logistic regression."""
    rows = read_table("act_places.tsv", ("feature", "weight"), "tocsin.reading")
    return {row["feature"]: float(row["weight"]) for row in rows}


def place_features(head: Token, words: PlaceWords, others: list[PlaceWords]) -> Iterator[str]:
    """What speaks for and against: the preposition, the way through the parse, distance, kind and rivals."""
    yield "bias"
    preposition, noun = _preposition(words.head)
    kind = words.found.found.precision if words.found else "unknown"
    side = "after" if words.head.i > head.i else "before"
    way = _way(head, words.head)
    between = _between(head, words, others)
    yield f"prep={preposition}"
    yield f"prep={preposition} {side}"
    yield f"prep={preposition} known={words.found is not None}"
    yield f"kind={kind}"
    yield f"kind={kind} {side}"
    yield f"way={way}"
    yield f"way={way} prep={preposition}"
    yield f"label={words.head.dep_} {side}"
    yield f"between={min(between, _NEAR)} {side}"
    yield f"verbs={_verbs_between(head, words.head)} {side}"
    yield f"far={_far(abs(words.head.i - head.i))} {side}"
    yield f"noun={'place' if noun is not None and 'place' in classes_of(noun.lower_) else 'other'} {preposition}"
    yield f"mounted={_mounted(words.head)} known={words.found is not None}"
    yield f"alone={len(others) == 1} {kind}"
    yield f"act={head.tag_} {preposition} {side}"
    yield f"first={words.start == 0}"
    yield f"verb={head.lower_} {preposition if words.head.i > head.i else side}"
    yield f"verb={head.lower_}"
    yield f"way={way} {kind}"
    yield f"prep={preposition} between={min(between, _NEAR)} {side}"
    yield f"prep={preposition} verbs={_verbs_between(head, words.head)} {side}"
    yield f"act={head.dep_} {way.partition('|')[0]} {side}"
    yield f"subject={_has_subject(head)} {side} {preposition}"
    yield f"next={_next(words, others)} {words.found is not None}"
    yield f"prep={preposition} noun={noun.lower_ if noun is not None else ''}"
    yield f"rank={_rank(words, others)} known={words.found is not None}"
    yield from _context(words)


def _context(words: PlaceWords) -> Iterator[str]:
    doc = words.head.doc
    tokens = [token for token in doc if words.start <= token.idx < words.end]
    before = doc[tokens[0].i - 1].lower_ if tokens and tokens[0].i else "^"
    after = doc[tokens[-1].i + 1].lower_ if tokens and tokens[-1].i + 1 < len(doc) else "$"
    yield f"before={before}"
    yield f"after={after}"
    yield f"governor={words.head.head.lower_}"
    yield f"last={tokens[-1].lower_ if tokens and not words.found else ''}"


def _preposition(token: Token) -> tuple[str, Token | None]:
    """The preposition a name hangs on, past what it modifies, and the noun that preposition belongs to."""
    for _ in range(_LONGEST_PATH):
        if token.dep_ == "pobj":
            above = token.head
            if above.lower_ == "of" and "place" in classes_of(above.head.lower_):
                token = above.head
                continue
            return above.lower_, above.head
        if token.dep_ not in _THROUGH:
            return token.dep_, None
        token = token.head
    return token.dep_, None


def _way(head: Token, token: Token) -> str:
    """The labels from the name up to where the act's own line meets it, and from there down to the act."""
    line = [head, *head.ancestors]
    up: list[str] = []
    while token not in line and len(up) <= _LONGEST_PATH:
        if token.dep_ not in _THROUGH:
            up.append(token.dep_)
        if token.head == token:
            break
        token = token.head
    if token not in line:
        return "far"
    down = [one.dep_ for one in line[: line.index(token)]]
    return ">".join(up[-_NEAR:]) + "|" + "<".join(down[:_NEAR])


def _mounted(token: Token) -> str:
    """What the name modifies, if anything: an owner, a compound of a noun that is a place or not."""
    if token.dep_ not in _THROUGH:
        return "no"
    return f"{token.dep_} {'place' if 'place' in classes_of(token.head.lower_) else token.head.tag_[:2]}"


def _between(head: Token, words: PlaceWords, others: list[PlaceWords]) -> int:
    low, high = sorted((head.idx, words.start))
    return sum(low < other.start < high for other in others)


def _verbs_between(head: Token, token: Token) -> int:
    low, high = sorted((head.i, token.i))
    return min(_NEAR, sum(is_verb(one) for one in head.doc[low + 1 : high]))


def _far(words: int) -> int:
    return next((step for step in (3, 6, 10, 16, 25) if words <= step), 99)


def _has_subject(head: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in head.children)


def _next(words: PlaceWords, others: list[PlaceWords]) -> str:
    at = others.index(words) + 1
    if at == len(others):
        return "last"
    gap = words.head.doc.text[words.end : others[at].start].strip().lower()
    return f"{gap} {others[at].found is not None}" if len(gap) <= len("province of the") else "far"


def _rank(words: PlaceWords, others: list[PlaceWords]) -> str:
    """Which of the names is next before this one, as "X, Y" and "X in Y" make the second hold the first."""
    at = others.index(words)
    if not at:
        return "first"
    before = others[at - 1]
    gap = words.head.doc.text[before.end : words.start].strip().lower()
    return gap if len(gap) <= len("province of the") else "far"
