"""An incident in one line of words."""

from dataclasses import replace
from functools import cache

from tocsin.knowledge.people import load_heads_of_state
from tocsin.knowledge.wordfold import folded_words
from tocsin.model.incident import Incident, PartyTally
from tocsin.ontology.phrases import WHOM, phrase_of

MOST_NAMES = 2
A_PERSON = "a person"
TOLD_AS_DONE = frozenset({"reported", "claimed"})
WORDS = {
    "alleged": "alleged",
    "denied": "denied",
    "threatened": "threatened",
    "called-for": "called for",
    "negated": "said not to have happened",
}
"""How a headline says that an act is not simply told as done."""


def headline(incident: Incident) -> str:
    """``Israel struck Hezbollah by drone``; ``Drone strike on civilians in Sudan`` where the actor is not known;
    ``Drone strike on Israel by Hezbollah, threatened`` where most do not tell it as done.

    It says nothing that the incident does not hold.
    """
    phrase = phrase_of(incident.type, tuple(mode.name for mode in incident.modes))
    who, whom = _names(incident.actors), _names(incident.recipients)
    standing = incident.standings[0].standing if incident.standings else "reported"
    if who and standing in TOLD_AS_DONE:
        return f"{who} {phrase.did_to.replace(WHOM, whom) if whom else phrase.did}"
    act = phrase.act_on.replace(WHOM, whom) if whom else phrase.act
    by = f" by {who}" if who else ""
    return f"{act}{by}" if standing in TOLD_AS_DONE else f"{act}{by}, {WORDS[standing]}"


def public_headline(incident: Incident) -> str:
    """The headline without names of persons, heads of state and government apart: for pictures that all may see."""
    return headline(
        replace(incident, actors=_nameless(incident.actors), recipients=_nameless(incident.recipients))
    )


def _nameless(parties: tuple[PartyTally, ...]) -> tuple[PartyTally, ...]:
    known = _leaders()
    return tuple(
        replace(party, name=A_PERSON)
        if party.kind == "person" and folded_words(party.name) not in known
        else party
        for party in parties
    )


@cache
def _leaders() -> frozenset[tuple[str, ...]]:
    return frozenset(folded_words(name) for leader in load_heads_of_state() for name in leader.names)


def _names(parties: tuple[PartyTally, ...]) -> str:
    names = list(dict.fromkeys(party.name for party in parties))
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} more"
    return " and ".join(names)
