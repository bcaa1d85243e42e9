"""Corrections that were made against a value which the machine has changed since: the person is asked again."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from sqlalchemy import Connection, Select, func, select

from tocsin.errors import ModelError, UnknownError
from tocsin.model.correction import Correction
from tocsin.store.corrections import correction_of, corrections_of
from tocsin.store.machinevalues import machine_value, short_value
from tocsin.store.portions import portions
from tocsin.store.tables import CLAIM, CORRECTION, INCIDENT, INCIDENT_CLAIM, READING

NEWEST = 2000
"""How many corrections are looked through."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A correction in force, what the machine says now, and the incident that it is about, if any."""

    correction: Correction
    machine: object
    incident: str | None
    killed: int | None


def changed_corrections(connection: Connection, limit: int) -> Iterator[Changed]:
    """Those among the ``limit`` corrections of claims, and as many of incidents, whose subject changed most lately."""
    for kind, changes in (("claim", _articles_read), ("incident", _incidents_changed)):
        said = [correction_of(row) for row in connection.execute(_said(kind)).mappings()]
        times = changes(connection, {one.subject for one in said})
        later = [one for one in said if one.subject in times and times[one.subject] > one.at]
        for one in nlargest(limit, later, key=lambda one: (times[one.subject], one.number or 0)):
            found = changed_since(connection, one)
            if found is not None:
                yield found


def changed_since(connection: Connection, correction: Correction) -> Changed | None:
    """What the machine says now against a correction in force, where that is another value than it said then."""
    if correction.number not in {
        one.number for one in corrections_of(connection, correction.kind, correction.subject)
    }:
        return None
    try:
        now = machine_value(connection, correction.kind, correction.subject, correction.field)
    except (UnknownError, ModelError):
        return None
    if now == short_value(correction.field, correction.machine):
        return None
    incident = connection.execute(_incident_of(correction)).mappings().first()
    id, killed = (incident["id"], incident["killed"]) if incident else (None, None)
    return Changed(correction, now, id, killed)


def _incident_of(correction: Correction) -> Select[Any]:
    killed = func.coalesce(INCIDENT.c.killed_best, INCIDENT.c.killed_low)
    asked = select(INCIDENT.c.id, killed.label("killed"))
    if correction.kind == "incident":
        return asked.where(INCIDENT.c.id == correction.subject)
    holding = select(INCIDENT_CLAIM.c.incident).where(INCIDENT_CLAIM.c.claim == correction.subject)
    return asked.where(INCIDENT.c.id.in_(holding))


def _incidents_changed(connection: Connection, ids: Collection[str]) -> dict[str, dt.datetime]:
    found: dict[str, dt.datetime] = {}
    for portion in portions(ids):
        asked = select(INCIDENT.c.id, INCIDENT.c.changed_at)
        rows = connection.execute(asked.where(INCIDENT.c.id.in_(portion), INCIDENT.c.retired.is_(False)))
        found.update((id, at) for id, at in rows)
    return found


def _articles_read(connection: Connection, keys: Collection[str]) -> dict[str, dt.datetime]:
    found: dict[str, dt.datetime] = {}
    for portion in portions(keys):
        asked = select(CLAIM.c.key, READING.c.read_at).join(READING, READING.c.number == CLAIM.c.reading)
        rows = connection.execute(asked.where(CLAIM.c.key.in_(portion), CLAIM.c.current))
        found.update((key, at) for key, at in rows)
    return found


def _said(kind: str) -> Select[Any]:
    """The newest corrections of a kind that are in force; nobody is asked again whether a claim is one."""
    undone = select(CORRECTION.c.undoes).where(CORRECTION.c.undoes.is_not(None))
    return (
        select(CORRECTION)
        .where(CORRECTION.c.kind == kind, CORRECTION.c.undoes.is_(None), CORRECTION.c.number.not_in(undone))
        .where(CORRECTION.c.field != "accepted")
        .order_by(CORRECTION.c.number.desc())
        .limit(NEWEST)
    )
