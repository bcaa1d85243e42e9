"""The human targets of an incident: persons named, and people by what they are."""

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.evaluation.benches.muccast import Cast
from tocsin.evaluation.benches.mucincidents import Incident
from tocsin.evaluation.benches.mucphrases import hit_by, phrase, sort_of
from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.reading.document import Sentence
from tocsin.reading.persons import full_names
from tocsin.reading.syntax import is_noun

BESIDE = 2
CLAUSES = frozenset({"relcl", "acl", "advcl"})


def named_victims(incident: Incident, cast: Cast, sentences: list[Sentence]) -> list[str]:
    """The fullest names of persons hit, and of those that sentences close by identify."""
    found = [
        cast.person(party.name)
        for draft in incident.drafts
        for party in draft.recipients
        if party.kind == "person"
    ]
    for act in incident.acts:
        for noun in hit_by(act):
            found += [cast.person(name) for name in _names_below(noun, act.sentence, cast)]
    last = {sentence.index for sentence in incident.sentences}
    for sentence in sentences:
        close = any(0 <= sentence.index - index <= BESIDE for index in last)
        if close and load_muc_words().naming & {token.lower_ for token in sentence.tokens}:
            found += [name for _, name in _persons(sentence, cast)]
    return found


def _names_below(noun: Token, sentence: Sentence, cast: Cast) -> Iterator[str]:
    """The full names of persons in the phrase of a noun, its clauses left out."""
    inside = [token for token in noun.subtree if not _in_clause(token, noun)]
    first, last = inside[0].idx, inside[-1].idx + len(inside[-1].text)
    for start, name in _persons(sentence, cast):
        if first <= start and start + len(name) <= last:
            yield name


def _in_clause(token: Token, top: Token) -> bool:
    while token != top:
        if token.dep_ in CLAUSES:
            return True
        token = token.head
    return False


def _persons(sentence: Sentence, cast: Cast) -> Iterator[tuple[int, str]]:
    """Names that could be a person's and are no known actor or place."""
    taken = [*cast.names.actors.get(sentence.index, ()), *cast.names.places.get(sentence.index, ())]
    for start, name in full_names(sentence.text):
        if not any(one.start < start + len(name) and start < one.end for one in taken):
            yield start, name


def described_victims(incident: Incident) -> list[str]:
    """People hit, by what they are."""
    return [
        phrase(noun, act.sentence)
        for act in incident.acts
        for noun in hit_by(act)
        if is_noun(noun) and sort_of(noun) == "person"
    ]
