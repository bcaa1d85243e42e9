"""An incident in one line of words."""

from tocsin.model.incident import Incident, PartyTally
from tocsin.ontology.phrases import WHOM, phrase_of

MOST_NAMES = 2


def headline(incident: Incident) -> str:
    """``Israel struck Hezbollah by drone``, ``Drone strike on civilians in Sudan`` where the actor is not known.

    It says nothing that the incident does not hold; how it stands is said by its standing and grade.
    """
    phrase = phrase_of(incident.type, tuple(mode.name for mode in incident.modes))
    who, whom = _names(incident.actors), _names(incident.recipients)
    if who:
        return f"{who} {phrase.did_to.replace(WHOM, whom) if whom else phrase.did}"
    return phrase.act_on.replace(WHOM, whom) if whom else phrase.act


def _names(parties: tuple[PartyTally, ...]) -> str:
    names = list(dict.fromkeys(party.name for party in parties))
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} more"
    return " and ".join(names)
