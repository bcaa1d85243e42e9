"""Incidents by their ids, as they stand now."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from tocsin.errors import UnknownError
from tocsin.model.incident import Incident
from tocsin.store.incidentrows import read_incident
from tocsin.store.portions import portions
from tocsin.store.tables import INCIDENT


def incident_of(connection: Connection, id: str) -> Incident:
    """The incident as it stands, its last state where it has been retired.

    Raises UnknownError where there is no such incident.
    """
    content = connection.scalar(select(INCIDENT.c.content).where(INCIDENT.c.id == id))
    if content is None:
        raise UnknownError(f"there is no incident {id!r}")
    return read_incident(content)


def incidents_of(connection: Connection, ids: Collection[str]) -> list[Incident]:
    """The incidents of these ids in this order; those that are not in the record are left out."""
    found: dict[str, str] = {}
    for portion in portions(ids):
        rows = connection.execute(select(INCIDENT.c.id, INCIDENT.c.content).where(INCIDENT.c.id.in_(portion)))
        found.update((id, content) for id, content in rows)
    return [read_incident(found[id]) for id in ids if id in found]
