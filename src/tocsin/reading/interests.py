"""Whose side a speaker is on: the actor's own, its state's, or another."""

from tocsin.model.party import Party


def is_state_body(party: Party) -> bool:
    """A state, its government or forces, or a person named with its state: no local official or medic."""
    return (party.id or "").startswith("state:") or party.kind == "person"


def speaks_for(speaker: Party, actors: tuple[Party, ...]) -> bool:
    """Whether a person named with a state speaks of that state's own act."""
    return speaker.kind == "person" and any(
        actor.country == speaker.country and (actor.id or "").startswith("state:") for actor in actors
    )


def is_same_side(party: Party, others: tuple[Party, ...]) -> bool:
    """Whether the party is one of the others, or a part of the same state."""
    return any(
        party.name == other.name or is_own(party, (other,)) or (other.country and speaks_for(other, (party,)))
        for other in others
    )


def is_own(speaker: Party, actors: tuple[Party, ...]) -> bool:
    """Whether the speaker is the actor or a part of it."""
    for actor in actors:
        if speaker.name == actor.name:
            return True
        if speaker.id and actor.id and speaker.id.split("/")[0] == actor.id.split("/")[0]:
            return not speaker.id.startswith("actor:") or speaker.id == actor.id
    return False
