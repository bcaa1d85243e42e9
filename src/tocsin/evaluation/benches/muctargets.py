"""The physical targets of an incident: things hit, things where it struck, things told to be damaged."""

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.evaluation.benches.muccast import Cast
from tocsin.evaluation.benches.mucincidents import Incident
from tocsin.evaluation.benches.mucphrases import hit_by, sort_of, thing
from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.reading.document import Sentence
from tocsin.reading.syntax import children, is_noun, is_verb, spread, undergoers

# An explosion's place is its target.
STRIKING = frozenset({"bombing", "arson"})
AT = frozenset(
    {"at", "in", "of", "near", "under", "outside", "inside", "against", "on", "beneath", "behind", "into"}
)
HARD = frozenset({"thing", "body"})


def targets_of(incident: Incident, cast: Cast) -> list[str]:
    """The words for each target."""
    found = list(_hit(incident, cast))
    for sentence in incident.sentences:
        found += [(noun, sentence) for noun in _damaged(sentence)]
        if incident.type in STRIKING:
            found += [(noun, sentence) for noun in _struck(sentence)]
    seen = list(dict.fromkeys(found))
    return [thing(noun, sentence) for noun, sentence in seen]


def _hit(incident: Incident, cast: Cast) -> Iterator[tuple[Token, Sentence]]:
    for act in incident.acts:
        for noun in hit_by(act):
            sort = sort_of(noun)
            if act.head.lower_ in load_muc_words().deadly and sort != "thing":
                continue
            name = cast.names.actor_at(act.sentence, noun) if sort == "name" else None
            if sort in HARD or (name is not None and name.match.entry.kind != "state"):
                yield noun, act.sentence


def _damaged(sentence: Sentence) -> Iterator[Token]:
    """Things that verbs and nouns of damage in the sentence have for an object."""
    words = load_muc_words()
    for token in sentence.tokens:
        if token.lower_ not in words.damage:
            continue
        below = undergoers(token) if is_verb(token) else _below(token, frozenset({"to"}))
        yield from (noun for noun in below if sort_of(noun) == "thing")


def _struck(sentence: Sentence) -> Iterator[Token]:
    """Things where a bomb or fire is told to be ("exploded in front of the bank", "a bomb under a bus")."""
    words = load_muc_words()
    for token in sentence.tokens:
        if token.lower_ in words.types["bombing"] | words.types["arson"] | words.laid:
            yield from (noun for noun in _below(token, AT) if sort_of(noun) == "thing")


def _below(head: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """The nouns that hang on a word by one of the prepositions, also in a chain ("in front of the house")."""
    for prep in children(head, "prep"):
        if prep.lower_ not in prepositions:
            continue
        for first in children(prep, "pobj"):
            for noun in spread(first):
                yield noun
                if is_noun(noun) and sort_of(noun) != "thing":
                    yield from _below(noun, frozenset({"of"}))
        yield from _below(prep, prepositions)
