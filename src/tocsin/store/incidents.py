"""Incidents are kept: their newest state to be searched, every state in the revisions, each claim in one of them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from tocsin.errors import UnknownError
from tocsin.model.incident import Incident
from tocsin.store.incidentlookup import incident_of, incidents_of
from tocsin.store.incidentrows import columns_of, parties_of, read_incident, words_of
from tocsin.store.nearby import incidents_linked_to, incidents_near
from tocsin.store.portions import portions
from tocsin.store.revisions import Revision, add_revision, incident_as_of, revisions_of
from tocsin.store.tables import INCIDENT, INCIDENT_CLAIM, INCIDENT_FAMILY, INCIDENT_PARTY
from tocsin.store.words import keep_words

__all__ = [
    "Revision",
    "claims_of_incidents",
    "incident_as_of",
    "incident_holding",
    "incident_of",
    "incidents_holding",
    "incidents_linked_to",
    "incidents_near",
    "incidents_of",
    "retire_incident",
    "revisions_of",
    "save_incident",
]


def save_incident(connection: Connection, incident: Incident, at: dt.datetime, cause: str) -> bool:
    """Keeps an incident, and says whether that changed it: then there is a new revision with its time and cause.

    Its claims are taken from the incidents that held them; those are to be saved without them, or retired, in the
    same transaction.
    """
    kept = connection.execute(
        select(INCIDENT.c.content, INCIDENT.c.retired).where(INCIDENT.c.id == incident.id)
    ).first()
    columns = columns_of(incident)
    unchanged = kept is not None and kept.content == columns["content"] and not kept.retired
    if not unchanged:
        columns |= {"changed_at": at, "retired": False}
        if kept is None:  # the revision refers to the incident, which knows the revision's number
            connection.execute(insert(INCIDENT).values(id=incident.id, revision=1, **columns))
        columns["revision"] = add_revision(connection, incident.id, str(columns["content"]), at, cause)
        connection.execute(update(INCIDENT).where(INCIDENT.c.id == incident.id).values(columns))
        if kept is None or not _differ_in_links_alone(read_incident(kept.content), incident):
            _keep_parts(connection, incident)
            keep_words(connection, incident.id, words_of(connection, incident))
    _hold_claims(connection, incident)
    return not unchanged


def retire_incident(connection: Connection, id: str, at: dt.datetime, cause: str) -> None:
    """Ends an incident: it is found no more and holds no claims; its last state and its history stay.

    Does nothing where it has been retired before. Raises UnknownError where there is no such incident.
    """
    kept = connection.execute(
        select(INCIDENT.c.content, INCIDENT.c.retired).where(INCIDENT.c.id == id)
    ).first()
    if kept is None:
        raise UnknownError(f"there is no incident {id!r}")
    if kept.retired:
        return
    number = add_revision(connection, id, kept.content, at, cause, retired=True)
    ended = {"revision": number, "changed_at": at, "retired": True}
    connection.execute(update(INCIDENT).where(INCIDENT.c.id == id).values(ended))
    connection.execute(delete(INCIDENT_CLAIM).where(INCIDENT_CLAIM.c.incident == id))


def incident_holding(connection: Connection, claim_key: str) -> str | None:
    """The id of the incident that a claim belongs to, None where it belongs to none."""
    return connection.scalar(select(INCIDENT_CLAIM.c.incident).where(INCIDENT_CLAIM.c.claim == claim_key))


def incidents_holding(connection: Connection, keys: Collection[str]) -> set[str]:
    """The ids of the incidents that any of the claims belong to."""
    found: set[str] = set()
    for portion in portions(keys):
        held = select(INCIDENT_CLAIM.c.incident).where(INCIDENT_CLAIM.c.claim.in_(portion))
        found.update(connection.scalars(held))
    return found


def claims_of_incidents(connection: Connection, ids: Collection[str]) -> list[str]:
    """The keys of the claims that belong to the incidents, in order of key."""
    found: list[str] = []
    for portion in portions(ids):
        held = select(INCIDENT_CLAIM.c.claim).where(INCIDENT_CLAIM.c.incident.in_(portion))
        found += connection.scalars(held)
    return sorted(found)


def _differ_in_links_alone(one: Incident, other: Incident) -> bool:
    # Each new incident brings links to many old ones, which stay as they were in all else.
    return one.links != other.links and replace(one, links=other.links) == other


def _keep_parts(connection: Connection, incident: Incident) -> None:
    for table in (INCIDENT_PARTY, INCIDENT_FAMILY):
        connection.execute(delete(table).where(table.c.incident == incident.id))
    if parties := parties_of(incident):
        connection.execute(insert(INCIDENT_PARTY), parties)
    if families := [
        {"incident": incident.id, "family": family} for family in dict.fromkeys(incident.families)
    ]:
        connection.execute(insert(INCIDENT_FAMILY), families)


def _hold_claims(connection: Connection, incident: Incident) -> None:
    held = set(
        connection.scalars(select(INCIDENT_CLAIM.c.claim).where(INCIDENT_CLAIM.c.incident == incident.id))
    )
    given_up, taken = sorted(held - set(incident.claims)), sorted(set(incident.claims) - held)
    for portion in portions([*given_up, *taken]):
        connection.execute(delete(INCIDENT_CLAIM).where(INCIDENT_CLAIM.c.claim.in_(portion)))
    if taken:
        rows = [{"claim": key, "incident": incident.id} for key in taken]
        connection.execute(insert(INCIDENT_CLAIM), rows)
