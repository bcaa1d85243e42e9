"""Incidents that may be tied to another: of the same sides within days, or tied to it already."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, or_, select

from tocsin.model.incident import Incident
from tocsin.store.incidentlookup import incidents_of
from tocsin.store.tables import INCIDENT, INCIDENT_PARTY

DAYS = 31
MOST = 100
LONGEST = 366
"""Days of an act; a longer one is no neighbour: to find it, all that began before would be looked through."""
BOTH = 2


def incidents_near(
    connection: Connection, incident: Incident, days: int = DAYS, most: int = MOST
) -> list[Incident]:
    """Other incidents within so many days that have a side in common with this, wherever they were; at most ``most``.

    Those with both sides in common come first, then the nearest in time. A side is common by its id, its state or,
    without an id, its name. Without a known day or a side there are none: no link can be told then.
    """
    first, last = incident.when.when.start, incident.when.when.end
    common = _common_sides(incident)
    if first is None or last is None or not common:
        return []
    window = (
        INCIDENT.c.start.between(_moved(first, -days - LONGEST), _moved(last, days)),
        INCIDENT.c.end >= _moved(first, -days),
    )
    columns = (INCIDENT.c.id, INCIDENT.c.start, INCIDENT.c.end, INCIDENT_PARTY.c.actor, INCIDENT_PARTY.c.name)
    asked = (
        select(*columns)
        .join(INCIDENT_PARTY, INCIDENT_PARTY.c.incident == INCIDENT.c.id)
        .where(INCIDENT.c.id != incident.id, INCIDENT.c.retired.is_(False), *window, or_(*common))
    )
    sides: dict[str, set[str]] = {}
    away: dict[str, int] = {}
    for id, start, end, actor, name in connection.execute(asked):
        sides.setdefault(id, set()).add(_side(actor) if actor else name)
        away[id] = max((start - last).days, (first - end).days, 0)
    ranked = sorted(sides, key=lambda id: (-min(len(sides[id]), BOTH), away[id], id))
    return incidents_of(connection, ranked[:most])


def incidents_linked_to(connection: Connection, ids: Collection[str]) -> list[Incident]:
    """The incidents that those of the ids are linked to, in order of id. Each link is kept at both its ends."""
    linked = {link.other for incident in incidents_of(connection, ids) for link in incident.links}
    return incidents_of(connection, sorted(linked))


def _common_sides(incident: Incident) -> list[ColumnElement[bool]]:
    """What a party must be to be one side with a party of the incident; one of these must hold."""
    parties = (*incident.actors, *incident.recipients)
    ids = sorted({side for party in parties if party.id for side in (party.id, _side(party.id))})
    names = sorted({party.name for party in parties if party.id is None})
    states = sorted({_side(party.id) for party in parties if party.id and party.id.startswith("state:")})
    common: list[ColumnElement[bool]] = []
    if ids:
        common.append(INCIDENT_PARTY.c.actor.in_(ids))
    if names:
        common.append(INCIDENT_PARTY.c.actor.is_(None) & INCIDENT_PARTY.c.name.in_(names))
    return common + [INCIDENT_PARTY.c.actor.startswith(f"{state}/", autoescape=True) for state in states]


def _side(id: str) -> str:
    # An army and its state are one side here.
    return id.split("/", maxsplit=1)[0] if id.startswith("state:") else id


def _moved(day: dt.date, days: int) -> dt.date:
    """So many days later or earlier, as far as the calendar goes."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
