"""The places of the record: how many incidents each has, by country."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from tocsin.store.naming import names_meant
from tocsin.store.tables import INCIDENT


class PlaceCount(NamedTuple):
    """A place and its incidents.

    ``country`` is ISO 3166 alpha-2, None where it is not known; ``last`` the last day of an act there. Tolls are not
    summed: an incident can be a part of another, and would count twice.
    """

    name: str
    id: str | None
    precision: str | None
    country: str | None
    incidents: int
    last: dt.date | None


def count_places(connection: Connection, country: str | None = None) -> list[PlaceCount]:
    """The places of the record by country, those of most incidents first; incidents without a place are left out."""
    places = (INCIDENT.c.place, INCIDENT.c.place_id, INCIDENT.c.place_precision, INCIDENT.c.country)
    count = func.count()
    asked = (
        select(*places, count, func.max(INCIDENT.c.end))
        .where(INCIDENT.c.retired.is_(False), INCIDENT.c.place.is_not(None))
        .group_by(*places)
        .order_by(count.desc(), INCIDENT.c.place, INCIDENT.c.place_id)
    )
    if country is not None:
        asked = asked.where(INCIDENT.c.country == country)
    return [PlaceCount._make(row) for row in connection.execute(asked)]


def count_without_place(connection: Connection) -> int:
    """How many incidents no report gives a place."""
    nowhere = INCIDENT.c.place.is_(None)
    return connection.scalar(select(func.count()).where(INCIDENT.c.retired.is_(False), nowhere)) or 0


def places_meant(counts: Iterable[PlaceCount], asked: str) -> list[PlaceCount]:
    """Those of these places that have an id or a name, in their order: several where one name means several places."""
    meant = names_meant(asked)
    return [one for one in counts if one.id == asked or meant(one.name)]


def place_middle(connection: Connection, id: str) -> tuple[float, float] | None:
    """The latitude and longitude that the record has for the place of an id; None where it has none."""
    known = select(INCIDENT.c.lat, INCIDENT.c.lon).where(
        INCIDENT.c.place_id == id, INCIDENT.c.lat.is_not(None)
    )
    row = connection.execute(known.limit(1)).first()
    return (row.lat, row.lon) if row else None
