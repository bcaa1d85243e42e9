"""Whether two incidents name the same side."""

from collections.abc import Sequence

from tocsin.incidents.partycomparison import UNNAMED, name_words
from tocsin.model.incident import Incident, PartyTally


def shared_side(ours: Sequence[PartyTally], theirs: Sequence[PartyTally]) -> str | None:
    """The name of a party of ours that is among theirs: by id, by its state (an army and its state are one side here),
    or by name where it has no id and is not just some people. None where there is none."""
    for one in ours:
        for other in theirs:
            if is_one_side(one, other):
                return one.name
    return None


def sides_of(incident: Incident) -> frozenset[str | frozenset[str]]:
    """What the sides of an incident go by: incidents with nothing of it in common share no side."""
    return frozenset(
        _state(party.id) if party.id is not None else name_words(party.name)
        for party in (*incident.actors, *incident.recipients)
        if party.id is not None or party.kind not in UNNAMED
    )


def is_one_side(one: PartyTally, other: PartyTally) -> bool:
    """Whether two parties stand for one side."""
    if one.id is not None and other.id is not None:
        return _state(one.id) == _state(other.id)
    if one.id is not None or other.id is not None or one.kind in UNNAMED or other.kind in UNNAMED:
        return False
    return bool(name_words(one.name)) and name_words(one.name) == name_words(other.name)


def _state(id: str) -> str:
    """The state behind its army or police, else the id itself."""
    return id.split("/", maxsplit=1)[0] if id.startswith("state:") else id
