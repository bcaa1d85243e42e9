"""What an incident says, value by value in words, and what of it is other than before."""

from tocsin.alerts.alert import Change
from tocsin.model.incident import Incident, PartyTally
from tocsin.model.words import UNKNOWN, say_figure, say_when, say_where


def describe(incident: Incident) -> dict[str, str]:
    """The values that an alert can tell a change of, in words; empty where one is not known."""
    modes = ", ".join(sorted(mode.name for mode in incident.modes))
    when = say_when(incident.when.when)
    return {
        "type": f"{incident.type} ({modes})" if modes else incident.type,
        "standing": ", ".join(one.standing for one in incident.standings),
        "grade": incident.grade.name,
        "who": _names(incident.actors),
        "whom": _names(incident.recipients),
        "when": "" if when == UNKNOWN else when,
        "where": say_where(incident.place.place)[0] if incident.place else "",
        "killed": say_figure(incident.killed),
        "injured": say_figure(incident.injured),
    }


def changes_between(
    before: dict[str, str], after: dict[str, str], fields: tuple[str, ...] = ()
) -> tuple[Change, ...]:
    """The values that differ, of those in ``fields`` or of all."""
    return tuple(
        Change(name, before[name], words)
        for name, words in after.items()
        if words != before[name] and (not fields or name in fields)
    )


def _names(parties: tuple[PartyTally, ...]) -> str:
    # The order is that of the families, which says little: the same names in another order are no change.
    return ", ".join(sorted({party.name for party in parties}))
