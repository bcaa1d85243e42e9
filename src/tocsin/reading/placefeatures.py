"""What speaks for and against a name as the place of an act: its way through the parse, its words, its rivals."""

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.reading.placewords import PlaceWords
from tocsin.reading.syntax import is_verb
from tocsin.reading.wordclasses import classes_of

_LONGEST_PATH = 6
_NEAR = 3
_THROUGH = frozenset({"compound", "nmod", "amod", "poss", "appos", "conj", "npadvmod", "nummod"})


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
