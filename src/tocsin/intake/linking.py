"""Incidents are tied to those before and after them: a threat to what followed, an attack to its campaign."""

from collections.abc import Iterable
from dataclasses import replace

from tocsin.incidents.links import link
from tocsin.model.incident import Incident, Link
from tocsin.store.connection import Connection
from tocsin.store.incidents import incidents_linked_to, incidents_near


def relink(connection: Connection, incidents: Iterable[Incident], retired: Iterable[str]) -> list[Incident]:
    """The incidents with their links, then every other one whose links change with them; nothing is saved."""
    changed = {incident.id: incident for incident in incidents}
    out = set(retired)
    others = {
        other.id: other
        for other in incidents_linked_to(connection, [*changed, *out])
        if other.id not in changed and other.id not in out
    }
    found: dict[str, dict[str, Link]] = {id: {} for id in changed}
    for incident in changed.values():
        near = [other for other in incidents_near(connection, incident) if other.id not in changed]
        others.update({other.id: other for other in near if other.id not in out})
    for incident in changed.values():
        rivals = [*(one for one in changed.values() if one.id != incident.id), *others.values()]
        found[incident.id] = {one.other: one for one in link(incident, rivals)}
    relinked = [replace(incident, links=_ordered(found[incident.id])) for incident in changed.values()]
    for other in others.values():
        kept = {one.other: one for one in other.links if one.other not in changed and one.other not in out}
        kept.update({one.other: one for one in link(other, changed.values())})
        if _ordered(kept) != other.links:
            relinked.append(replace(other, links=_ordered(kept)))
    return relinked


def _ordered(links: dict[str, Link]) -> tuple[Link, ...]:
    return tuple(sorted(links.values(), key=lambda link: (link.kind, link.other)))
