"""An incident in one line of words."""

from tocsin.model.incident import Incident, PartyTally
from tocsin.ontology.phrases import WHOM, phrase_of

MOST_NAMES = 2
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


def _names(parties: tuple[PartyTally, ...]) -> str:
    names = list(dict.fromkeys(party.name for party in parties))
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} more"
    return " and ".join(names)
