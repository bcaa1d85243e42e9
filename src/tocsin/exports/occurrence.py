"""Which incidents are told as having happened, and which of them are organised violence with deaths."""

from tocsin.model.incident import Figure, Incident
from tocsin.ontology.crosswalks import ucdp_violence

DONE = frozenset({"reported", "claimed", "alleged"})
NOT_DONE_GRADES = frozenset({"threatened", "denied"})


def happened(incident: Incident) -> bool:
    """Whether some claim tells the act as done: not only threatened, called for, denied or negated."""
    told = {tally.standing for tally in incident.standings}
    return bool(told & DONE) if told else incident.grade.name not in NOT_DONE_GRADES


def threatened(incident: Incident) -> bool:
    """Whether the act is only threatened."""
    told = {tally.standing for tally in incident.standings}
    return "threatened" in told and not told & DONE if told else incident.grade.name == "threatened"


def is_lethal_violence(incident: Incident) -> bool:
    """Whether UCDP could list it: an assault told as done that left, or may have left, somebody dead."""
    return incident.type == "ASSAULT" and happened(incident) and _may_be_dead(incident.killed)


def violence_of(incident: Incident) -> int | None:
    """The UCDP type of violence, 1 to 3, by the kinds of both sides; None where they do not tell."""
    return ucdp_violence([one.kind for one in incident.actors], [one.kind for one in incident.recipients])


def _may_be_dead(killed: Figure | None) -> bool:
    return killed is not None and (killed.high is None or killed.high > 0)
