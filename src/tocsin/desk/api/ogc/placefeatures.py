"""The places of the record as features: how many incidents each has, with a point for a site, a town or a district."""

import hashlib
from collections.abc import Iterator
from typing import Any

from tocsin.model.record import dump_line
from tocsin.store.connection import Connection
from tocsin.store.filters import EVERYTHING, Filter
from tocsin.store.greatcircle import Box, inside
from tocsin.store.incidentrows import FINE
from tocsin.store.placeviews import PlaceCount, count_places
from tocsin.store.points import points

ASKED = ("country", "place")
"""The properties that a list of places can be asked by."""
Feature = dict[str, Any]
Key = tuple[str | None, str | None, str | None, str | None]


def place_lines(connection: Connection) -> Iterator[bytes]:
    """The feature of each place of the record as a line of JSON, those of most incidents first."""
    where: dict[Key, list[float | None]] = {}
    for one in points(connection, EVERYTHING):
        if one.precision in FINE and one.lat is not None:
            where.setdefault((one.place, one.place_id, one.precision, one.country), [one.lon, one.lat])
    for count in count_places(connection):
        key = (count.name, count.id, count.precision, count.country)
        yield dump_line(_feature(key, count, where.get(key))).encode()


def fits(feature: Feature, wanted: Filter) -> bool:
    """Whether a place lies in the box and the countries asked for and has the name or id."""
    told, point, box = feature["properties"], feature["geometry"], wanted.bbox
    if wanted.country and told["country"] not in wanted.country.split(","):
        return False
    names = ((told["place"] or "").casefold(), (told["place_id"] or "").casefold())
    if wanted.place and wanted.place.casefold() not in names:
        return False
    if box is None:
        return True
    return point is not None and inside(point["coordinates"][1], point["coordinates"][0], Box(*box))


def _feature(key: Key, count: PlaceCount, point: list[float | None] | None) -> Feature:
    said = "\n".join(part or "" for part in key)
    return {
        "type": "Feature",
        "id": "p" + hashlib.sha256(said.encode()).hexdigest()[:12],
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {
            "place": count.name,
            "place_id": count.id,
            "place_precision": count.precision,
            "country": count.country,
            "incidents": count.incidents,
            "last": count.last.isoformat() if count.last else None,
        },
    }
