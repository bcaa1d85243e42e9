"""What is new to a person: what began or changed since the visit before this one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select, update

from tocsin.store.filters import Filter
from tocsin.store.search import count_incidents
from tocsin.store.tables import INCIDENT, SEEN

VISIT = dt.timedelta(hours=1)
"""A person who was away for so long begins a new visit."""


def mark_seen(connection: Connection, account: str, at: dt.datetime) -> dt.datetime | None:
    """Note that a person looks now; gives when she last looked in the visit before this, None at her first."""
    row = connection.execute(select(SEEN.c.at, SEEN.c.before).filter_by(account=account)).one_or_none()
    if row is None:
        connection.execute(insert(SEEN).values(account=account, at=at, before=None))
        return None
    before: dt.datetime | None = row.at if at - row.at > VISIT else row.before
    connection.execute(update(SEEN).where(SEEN.c.account == account).values(at=at, before=before))
    return before


def changed_among(
    connection: Connection, wanted: Filter, since: dt.datetime, shown: Sequence[str]
) -> tuple[int, set[str]]:
    """How many incidents that a filter asks for began or changed since, and which of those shown did."""
    count = count_incidents(connection, replace(wanted, changed_since=since))
    fresh = select(INCIDENT.c.id).where(INCIDENT.c.id.in_(shown), INCIDENT.c.changed_at >= since)
    return count, set(connection.scalars(fresh))
