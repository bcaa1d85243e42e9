"""Incidents are found: by a filter, in an order, a page at a time or all of them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, func, select

from tocsin.errors import StoreError
from tocsin.model.incident import Incident
from tocsin.store.asof import Past, resolve
from tocsin.store.conditions import Condition, best_killed
from tocsin.store.days import days
from tocsin.store.filters import Filter
from tocsin.store.incidents import incidents_of
from tocsin.store.matching import killed_of
from tocsin.store.points import points
from tocsin.store.portions import portions
from tocsin.store.tables import INCIDENT

__all__ = ["ORDERS", "Order", "count_incidents", "days", "each_incident", "find_incidents", "points"]

Order = Literal["newest", "oldest", "killed", "changed"]
ORDERS: dict[Order, ColumnElement[Any]] = {
    "newest": INCIDENT.c.start.desc().nulls_last(),
    "oldest": INCIDENT.c.start.asc().nulls_last(),
    "killed": best_killed().desc().nulls_last(),
    "changed": INCIDENT.c.changed_at.desc(),
}
"""By day of the act from the newest or the oldest, by most killed, by last change; unknown values come last."""


def find_incidents(
    connection: Connection, wanted: Filter, limit: int = 100, offset: int = 0, order: Order = "newest"
) -> list[Incident]:
    """A page of the incidents that a filter asks for: ``limit`` of them after the first ``offset``.

    The same question gives the same order, equal ones by id. Raises StoreError for an order that there is not.
    """
    conditions, past = resolve(connection, wanted)
    if past:
        ids = _merge(connection, conditions, past, order)[offset : offset + limit]
    else:
        asked = select(INCIDENT.c.id).where(*conditions).order_by(*_ordering(order))
        ids = list(connection.scalars(asked.limit(limit).offset(offset)))
    return _load(connection, ids, past)


def count_incidents(connection: Connection, wanted: Filter) -> int:
    """How many incidents a filter asks for."""
    conditions, past = resolve(connection, wanted)
    counted = select(func.count()).select_from(INCIDENT).where(*conditions)
    return (connection.scalar(counted) or 0) + len(past)


def each_incident(connection: Connection, wanted: Filter, order: Order = "newest") -> Iterator[Incident]:
    """All incidents that a filter asks for, of which a portion at a time is in memory.

    Raises StoreError for an order that there is not.
    """
    conditions, past = resolve(connection, wanted)
    if past:
        ids = _merge(connection, conditions, past, order)
    else:
        asked = select(INCIDENT.c.id).where(*conditions).order_by(*_ordering(order))
        ids = list(connection.scalars(asked))
    for portion in portions(ids):
        yield from _load(connection, portion, past)


def _ordering(order: Order) -> tuple[ColumnElement[Any], ColumnElement[str]]:
    if order not in ORDERS:
        raise StoreError(f"there is no order {order!r}", "use " + ", ".join(ORDERS))
    return ORDERS[order], INCIDENT.c.id


def _merge(connection: Connection, conditions: list[Condition], past: list[Past], order: Order) -> list[str]:
    """The ids in order: those of the table and those of the states of then, which it does not hold."""
    _ordering(order)
    columns = (INCIDENT.c.id, INCIDENT.c.start, INCIDENT.c.changed_at, best_killed())
    rows = connection.execute(select(*columns).where(*conditions))
    places = [_place(id, start, changed_at, killed, order) for id, start, changed_at, killed in rows]
    for one in past:
        incident = one.incident
        places.append(_place(incident.id, incident.when.when.start, one.at, killed_of(incident), order))
    return [id for _, _, id in sorted(places)]


def _place(
    id: str, start: dt.date | None, changed_at: dt.datetime, killed: int | None, order: Order
) -> tuple[bool, float, str]:
    """Where an incident stands: those without the value last, then by value, then by id."""
    values: dict[str, float | None] = {
        "newest": -start.toordinal() if start else None,
        "oldest": start.toordinal() if start else None,
        "killed": None if killed is None else -killed,
        "changed": -changed_at.timestamp(),
    }
    value = values[order]
    return value is None, value or 0.0, id


def _load(connection: Connection, ids: Sequence[str], past: list[Past]) -> list[Incident]:
    of_then = {one.incident.id: one.incident for one in past}
    kept = {one.id: one for one in incidents_of(connection, [id for id in ids if id not in of_then])}
    return [of_then.get(id) or kept[id] for id in ids]
