"""Who did an act: individuals by their words, and the organisations behind them."""

from spacy.tokens import Token

from tocsin.evaluation.benches.muccast import Cast
from tocsin.evaluation.benches.mucincidents import Incident
from tocsin.evaluation.benches.mucphrases import hit_by, name_of, named_with, phrase, sort_of
from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.reading.document import Sentence
from tocsin.reading.partywords import load_party_words

Noun = tuple[Token, Sentence]
UNNAMED = frozenset({"outlaw", "person"})


def culprits_of(incident: Incident, cast: Cast) -> tuple[list[str], list[str]]:
    """The individuals and the organisations."""
    doers = [(noun, act.sentence) for act in incident.acts for doer in act.doers for noun in named_with(doer)]
    if not any(sort_of(noun, doer=True) in {*UNNAMED, "name"} for noun, _ in doers):
        doers += _bystanding(incident)
    orgs = [org for noun, sentence in doers for org in cast.organisations(noun, sentence)]
    parties = [party for draft in incident.drafts for party in draft.actors]
    orgs += [text for party in parties if (text := cast.words_for(party.id))]
    if not orgs and any(sort_of(noun) == "outlaw" for noun, _ in doers):
        orgs = [cast.main_group] if cast.main_group else []
    known = {org.lower() for org in orgs}
    people = [name for noun, sentence in doers for name in _individual(noun, sentence, cast)]
    return [name for name in people if name.lower() not in known], orgs


def _individual(noun: Token, sentence: Sentence, cast: Cast) -> list[str]:
    sort = sort_of(noun, doer=True)
    if sort in UNNAMED:
        words = phrase(noun, sentence).split()
        while len(words) > 1 and words[0].lower() in load_muc_words().alleged:
            words = words[1:]
        return [" ".join(words)]
    if sort != "name" or noun.lower_ in load_party_words().calendar:
        return []
    if cast.names.actor_at(sentence, noun) is None and cast.names.place_at(sentence, noun) is None:
        return [cast.person(name_of(noun))]
    return []


def _bystanding(incident: Incident) -> list[Noun]:
    """The first outlaws in the sentences of an act whose doers are not told, unless they were hit."""
    hit = {token for act in incident.acts for token in hit_by(act)}
    for sentence in incident.sentences:
        found = [token for token in sentence.tokens if sort_of(token) == "outlaw" and token not in hit]
        found = [token for token in found if token.dep_ not in {"compound", "amod", "nmod"}]
        if found:
            return [(found[0], sentence)]
    return []
