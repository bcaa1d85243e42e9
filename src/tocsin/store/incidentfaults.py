"""Incidents held against their last revision: columns, parties, families and claims follow from it."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, Table, Text, and_, exists, select, type_coerce

from tocsin.errors import TocsinError
from tocsin.model.incident import Incident
from tocsin.store.faults import PAGE, Fault, raw_columns, stream
from tocsin.store.hashing import plain_value
from tocsin.store.incidentrows import columns_of, parties_of, read_incident
from tocsin.store.proofs import Row
from tocsin.store.revisions import revision_subject
from tocsin.store.tables import INCIDENT, INCIDENT_CLAIM, INCIDENT_FAMILY, INCIDENT_PARTY, REVISION

Parts = Mapping[str, list[Row]]


def incident_faults(connection: Connection, faulty: Collection[str]) -> Iterator[Fault]:
    """What is wrong with incidents; those whose last revision is in ``faulty`` are named already."""
    last = ""
    while page := list(stream(connection, _incidents(last))):
        last = page[-1]["id"]
        ids = [row["id"] for row in page]
        parts = [
            _parts(connection, table, ids) for table in (INCIDENT_CLAIM, INCIDENT_PARTY, INCIDENT_FAMILY)
        ]
        for row in page:
            if revision_subject(row["id"], row["revision"]) not in faulty:
                words = _words(row, *(part.get(row["id"], []) for part in parts))
                if words:
                    yield Fault("incident", row["id"], words)
    yield from _headless(connection)


def _incidents(last: str) -> Select[Any]:
    own = and_(REVISION.c.incident == INCIDENT.c.id, REVISION.c.number == INCIDENT.c.revision)
    newer = REVISION.alias()
    columns = (
        REVISION.c.content.label("revised_content"),
        REVISION.c.retired.label("revised_retired"),
        type_coerce(REVISION.c.at, Text).label("revised_at"),
        exists()
        .where(newer.c.incident == INCIDENT.c.id, newer.c.number > INCIDENT.c.revision)
        .label("revised_later"),
    )
    asked = select(*raw_columns(INCIDENT), *columns).select_from(INCIDENT.outerjoin(REVISION, own))
    return asked.where(INCIDENT.c.id > last).order_by(INCIDENT.c.id).limit(PAGE)


def _parts(connection: Connection, table: Table, ids: list[str]) -> Parts:
    found: dict[str, list[Row]] = {}
    for row in stream(connection, select(table).where(table.c.incident.in_(ids))):
        found.setdefault(row["incident"], []).append(row)
    return found


def _words(row: Row, claims: list[Row], parties: list[Row], families: list[Row]) -> str:
    if row["revised_content"] is None:
        return f"was added or changed: it has no revision {row['revision']}"
    if row["revised_later"]:
        return f"was set back to revision {row['revision']}"
    if row["content"] != row["revised_content"]:
        return f"differs from its revision {row['revision']}"
    try:
        incident = read_incident(row["content"])
    except (TocsinError, ValueError, TypeError):
        return "its content cannot be read any more"
    expected = {
        **columns_of(incident),
        "retired": row["revised_retired"],
        "changed_at": row["revised_at"],
    }
    differing = [name for name, value in expected.items() if plain_value(row[name]) != plain_value(value)]
    differing += _differing_parts(row, incident, claims, parties, families)
    return f"{', '.join(differing)} differs from its revision {row['revision']}" if differing else ""


def _differing_parts(
    row: Row, incident: Incident, claims: list[Row], parties: list[Row], families: list[Row]
) -> Iterator[str]:
    held = set() if row["retired"] else set(incident.claims)
    if {claim["claim"] for claim in claims} != held:
        yield "its claims"
    if sorted(parties, key=_place) != sorted(parties_of(incident), key=_place):
        yield "its parties"
    if {family["family"] for family in families} != set(incident.families):
        yield "its families"


def _place(party: Row) -> tuple[str, int]:
    return party["role"], party["position"]


def _headless(connection: Connection) -> Iterator[Fault]:
    alone = (
        select(REVISION.c.incident).where(~exists().where(INCIDENT.c.id == REVISION.c.incident)).distinct()
    )
    for row in stream(connection, alone.order_by(REVISION.c.incident)):
        yield Fault("incident", row["incident"], "is missing: its revisions are there")
