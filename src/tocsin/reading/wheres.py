"""Where an act happened: the place name that belongs to it, at the finest level the words give."""

from collections.abc import Iterable

from spacy.tokens import Token

from tocsin.model.place import Place
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names, PlaceName
from tocsin.reading.syntax import hangs_on, is_verb
from tocsin.reading.typehabits import Reach

FINE = ("site", "town", "district", "province", "country", "region")
# A place after one of these is where somebody comes from, goes to or speaks of, not where the act is.
ELSEWHERE = frozenset({"from", "to", "of", "with", "by", "against", "for", "between", "about", "over", "than", "as", "via"})
LOCATING = frozenset({"in", "at", "near", "on", "outside", "inside", "around", "across", "within", "along", "off", "throughout", "into", "over", "toward", "towards", "under", "beyond", "north", "south", "east", "west"})


def read_place(
    head: Token, targets: Iterable[Token], sentence: Sentence, names: Names, reach: Reach
) -> Place | None:
    """The place of the act that ``head`` carries.

    First the place names that hang on the act or are its targets, then those of its clause, then others of the
    sentence after a locating preposition; ``reach`` says how far to go.
    """
    if reach == "never":
        return None
    chosen = _finest(_attached(head, set(targets), sentence, names, reach))
    return place_of(chosen, sentence) if chosen is not None else None


def place_of(found: PlaceName, sentence: Sentence) -> Place:
    """The model's place for a resolved name."""
    record = found.record
    span = sentence.cut(found.start, found.end)
    if found.found.ambiguous:
        return Place(found.name, record.precision, record.country, None, None, None, None, True, span)
    return Place(
        record.name,
        record.precision,
        record.country,
        record.lat,
        record.lon,
        record.id,
        record.geonames,
        False,
        span,
    )


def _attached(
    head: Token, targets: set[Token], sentence: Sentence, names: Names, reach: Reach
) -> list[PlaceName]:
    """The place names of the nearest ring around the act that has any."""
    rings: dict[int, list[PlaceName]] = {}
    for found in names.places.get(sentence.index, ()):
        token = _token_of(found, sentence)
        if token is None:
            continue
        ring = _ring(head, targets, token, reach)
        if ring is not None:
            rings.setdefault(ring, []).append(found)
    return rings[min(rings)] if rings else []


def _token_of(found: PlaceName, sentence: Sentence) -> Token | None:
    inside = [
        token
        for token in sentence.tokens
        if found.start <= token.idx < found.end and not token.is_punct
    ]
    return min(inside, key=lambda token: len(list(token.ancestors))) if inside else None


def _ring(head: Token, targets: set[Token], token: Token, reach: Reach) -> int | None:
    """0 under the act or a target, 2 in its clause, 3 elsewhere; None for a name that is no place of an act."""
    preposition = _preposition(token)
    if reach != "near" and _in_target(targets, token) and preposition != "from":
        return 0
    if preposition is None or preposition not in LOCATING:
        return None
    if hangs_on(head, token):
        return 0
    clause = next((above for above in head.ancestors if is_verb(above)), None)
    if reach in {"clause", "anywhere"} and clause is not None and hangs_on(clause, token):
        return 2
    return 3 if reach == "anywhere" else None


def _in_target(targets: set[Token], token: Token) -> bool:
    return token in targets or any(hangs_on(target, token) for target in targets)


def _preposition(token: Token) -> str | None:
    """The preposition through which a place name hangs, past appositions and containers ("in X, Y")."""
    while token.dep_ in {"appos", "conj", "compound", "nmod", "npadvmod", "poss", "amod"}:
        token = token.head
    return token.head.lower_ if token.dep_ == "pobj" else None


def _finest(found: list[PlaceName]) -> PlaceName | None:
    """The finest of the names; the first of equals."""
    if not found:
        return None
    return min(found, key=lambda one: FINE.index(one.record.precision))
