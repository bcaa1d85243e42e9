"""When incidents last changed."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Connection, select

from tocsin.store.portions import portions
from tocsin.store.tables import INCIDENT


def changed_at(connection: Connection, ids: Collection[str]) -> dict[str, dt.datetime]:
    """The time of the last change of each of these incidents."""
    return {
        id: at
        for portion in portions(ids)
        for id, at in connection.execute(
            select(INCIDENT.c.id, INCIDENT.c.changed_at).where(INCIDENT.c.id.in_(portion))
        )
    }
