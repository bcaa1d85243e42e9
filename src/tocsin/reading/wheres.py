"""Where an act happened: the place name that belongs to it, at the finest level the words give."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from tocsin.model.place import Place
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names, PlaceName
from tocsin.reading.syntax import LOCATING, hangs_on, is_verb
from tocsin.reading.typehabits import Habit
from tocsin.reading.wordclasses import classes_of

ASIDE = frozenset({"after", "following", "since", "before", "amid", "despite", "during"})
UPWARD = frozenset({"appos", "conj", "compound", "nmod", "npadvmod", "poss", "amod"})
# How many sentences back an article's scene is looked for, and what shows that a name is a scene.
REACH_BACK = 30
EVIDENCE = frozenset({"preposition", "container", "cue"})
FINE = ("site", "town", "district", "province", "country", "region")


def read_place(
    head: Token, targets: Iterable[Token], sentence: Sentence, names: Names, habit: Habit
) -> Place | None:
    """The place of the act that ``head`` carries.

    First the place names that hang on the act or are its targets, then those of its clause, then others of the
    sentence after a locating preposition; the type's habit says how far to go and which prepositions locate it.
    """
    if habit.place == "never":
        return None
    chosen = finest(_attached(head, set(targets), sentence, names, habit))
    return place_of(chosen, sentence) if chosen is not None else None


def place_of(found: PlaceName, sentence: Sentence) -> Place:
    """The model's place for a resolved name."""
    record, span = found.record, sentence.cut(found.start, found.end)
    precision = found.found.precision
    if found.found.ambiguous:
        return Place(found.name, precision, record.country, ambiguous=True, span=span)
    lat, lon = found.found.point or (None, None)
    return Place(record.name, precision, record.country, lat, lon, record.id, record.geonames, False, span)


def inherit_place(sentence: Sentence, sentences: Sequence[Sentence], names: Names) -> Place | None:
    """The place that the nearest sentence before this one names, when it is at most ``REACH_BACK`` sentences back."""
    for before in reversed(sentences[max(0, sentence.index - REACH_BACK) : sentence.index]):
        found = [
            place for place in names.places[before.index] if EVIDENCE & set(place.found.toponym.evidence)
        ]
        chosen = finest(found)
        if chosen is not None:
            return place_of(chosen, before)
    return None


def _attached(
    head: Token, targets: set[Token], sentence: Sentence, names: Names, habit: Habit
) -> list[PlaceName]:
    """The place names of the nearest ring around the act that has any."""
    rings: dict[int, list[PlaceName]] = {}
    for found in names.places.get(sentence.index, ()):
        token = token_of(found, sentence)
        if token is None:
            continue
        ring = ring_of(head, targets, token, habit)
        if ring is not None:
            rings.setdefault(ring, []).append(found)
    return rings[min(rings)] if rings else []


def token_of(found: PlaceName, sentence: Sentence) -> Token | None:
    first, last = bisect_left(sentence.starts, found.start), bisect_left(sentence.starts, found.end)
    inside = [token for token in sentence.tokens[first:last] if not token.is_punct]
    if len(inside) == 1:
        return inside[0]
    return min(inside, key=lambda token: len(list(token.ancestors))) if inside else None


def ring_of(head: Token, targets: set[Token], token: Token, habit: Habit) -> int | None:
    """0 under the act or a target, 2 in its clause, 3 elsewhere; None for a name that is no place of an act."""
    preposition = preposition_of(token)
    reach = habit.place
    if reach != "near" and _in_target(targets, token) and preposition != "from":
        return 0
    if preposition is None or preposition not in LOCATING | habit.at:
        return None
    if hangs_on(head, token):
        return 0
    clause = next((above for above in head.ancestors if is_verb(above)), None)
    if reach in {"clause", "anywhere"} and clause is not None and hangs_on(clause, token):
        return 2
    return 3 if reach == "anywhere" and not _of_another_time(head, token) else None


def _of_another_time(head: Token, token: Token) -> bool:
    """Whether the name stands in a phrase about something before or after the act ("after the defeat in Mosul")."""
    return any(
        above.dep_ == "prep" and above.lower_ in ASIDE and not above.is_ancestor(head)
        for above in token.ancestors
    )


def _in_target(targets: set[Token], token: Token) -> bool:
    return token in targets or any(hangs_on(target, token) for target in targets)


def preposition_of(token: Token) -> str | None:
    """The preposition through which a place name hangs, past appositions and containers ("in X, Y")."""
    while token.dep_ in UPWARD or (
        token.dep_ == "pobj" and token.head.lower_ == "of" and _is_part(token.head.head)
    ):
        token = token.head if token.dep_ in UPWARD else token.head.head
    return token.head.lower_ if token.dep_ == "pobj" else None


def is_located(token: Token) -> bool:
    """Whether the name says where something else is ("a base near X")."""
    return preposition_of(token) in LOCATING


def _is_part(noun: Token) -> bool:
    """ "the town of X", "the outskirts of X": the noun before "of" is a place itself."""
    return "place" in classes_of(noun.lower_)


def finest(found: list[PlaceName]) -> PlaceName | None:
    """The finest of the names; the first of equals."""
    if not found:
        return None
    return min(found, key=lambda one: FINE.index(one.found.precision))
