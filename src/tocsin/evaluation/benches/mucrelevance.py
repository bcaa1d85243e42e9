"""How likely an incident is one that MUC-4 asks for: marks of how it is told, weighed by logistic regression.

The weights (``relevance`` in ``evaluation/data/muc4.toml``) were learnt from the open training half alone.
"""

from collections.abc import Iterator
from datetime import date
from math import exp

from tocsin.evaluation.benches.mucincidents import Incident
from tocsin.evaluation.benches.mucphrases import hit_by, sort_of
from tocsin.evaluation.benches.mucwords import load_muc_words

FRESH, STALE = 10, 45
FIRST, EARLY = 3, 8
SEVERAL = 3
SURE = 0.9


def relevance(incident: Incident, roles: dict[str, list[str]], published: date | None, among: int) -> float:
    """The chance, from 0 to 1, that the incident has a template; its article tells of ``among`` incidents."""
    weights = load_muc_words().relevance
    value = sum(weights.get(mark, 0.0) for mark in marks(incident, roles, published, among))
    return 1 / (1 + exp(-value))


def marks(
    incident: Incident, roles: dict[str, list[str]], published: date | None, among: int
) -> Iterator[str]:
    """The marks that an incident bears."""
    yield "always"
    yield f"type:{incident.type}"
    for role, found in roles.items():
        yield f"{role}:{min(len(found), 2)}"
    hit = {sort_of(noun) for act in incident.acts for noun in hit_by(act)}
    yield from (f"hit:{sort}" for sort in hit - {"nothing"})
    doers = {sort_of(noun) for act in incident.acts for noun in act.doers}
    yield from (f"by:{sort}" for sort in doers)
    yield from (f"party:{kind}" for kind in _kinds(incident))
    first = incident.sentences[0].index
    yield "first" if first <= FIRST else "early" if first <= EARLY else "late"
    yield "many" if len(incident.sentences) >= SEVERAL else f"told:{len(incident.sentences)}"
    yield f"among:{min(among, 4)}"
    best = max(draft.confidence for draft in incident.drafts)
    yield "sure" if best >= SURE else "fair" if best >= 0.6 else "doubtful"
    yield from (f"standing:{standing}" for standing in {draft.standing for draft in incident.drafts})
    yield _age(incident, published)
    places = [draft.place.precision for draft in incident.drafts if draft.place is not None]
    yield f"place:{places[0] if places else 'none'}"
    yield "dead" if any(draft.killed for draft in incident.drafts) else "no dead"
    nouns = all(act.word.pos == "noun" for act in incident.acts)
    yield "nouns only" if nouns else "verbs"
    plural = all(act.head.tag_ == "NNS" for act in incident.acts)
    yield "plural" if plural else "single"
    battle = {
        "clash",
        "clashes",
        "fighting",
        "combat",
        "battle",
        "offensive",
        "operation",
        "confrontation",
        "war",
    }
    heads = {act.head.lower_ for act in incident.acts}
    yield from (f"word:{word}" for word in heads & load_muc_words().deadly)
    if any(act.head.lower_ in battle for act in incident.acts):
        yield "battle"


def _kinds(incident: Incident) -> set[str]:
    kinds = {f"does-{party.kind}" for draft in incident.drafts for party in draft.actors}
    return kinds | {f"suffers-{party.kind}" for draft in incident.drafts for party in draft.recipients}


def _age(incident: Incident, published: date | None) -> str:
    ends = [draft.when.end for draft in incident.drafts if draft.when.end is not None]
    if not ends or published is None:
        return "undated"
    days = (published - max(ends)).days
    return "fresh" if days <= FRESH else "recent" if days <= STALE else "stale"
