"""The places of the record as features: how many incidents each has, with a point for a site, a town or a district."""

import hashlib
from dataclasses import dataclass

from tocsin.model.record import Record, dump_line
from tocsin.store.connection import Connection
from tocsin.store.filters import EVERYTHING, Filter
from tocsin.store.greatcircle import Box, inside
from tocsin.store.incidentrows import FINE
from tocsin.store.placeviews import PlaceCount, count_places
from tocsin.store.points import points

ASKED = ("country", "place")
"""The properties that a list of places can be asked by."""
Key = tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class PlaceFeature:
    """A place, its name for programs, and where it lies as far as that is a point."""

    id: str
    count: PlaceCount
    lat: float | None
    lon: float | None

    def record(self) -> Record:
        """As GeoJSON has it."""
        one = self.count
        point = None if self.lat is None else {"type": "Point", "coordinates": [self.lon, self.lat]}
        return {
            "type": "Feature",
            "id": self.id,
            "geometry": point,
            "properties": {
                "place": one.name,
                "place_id": one.id,
                "place_precision": one.precision,
                "country": one.country,
                "incidents": one.incidents,
                "last": one.last.isoformat() if one.last else None,
            },
        }

    def line(self) -> bytes:
        """The same as JSON."""
        return dump_line(self.record()).encode()

    def fits(self, wanted: Filter) -> bool:
        """Whether it lies in the box and the countries asked for and has the name or id."""
        one, box = self.count, wanted.bbox
        if wanted.country and one.country not in wanted.country.split(","):
            return False
        if wanted.place and wanted.place.casefold() not in (
            (one.name or "").casefold(),
            (one.id or "").casefold(),
        ):
            return False
        if box is None:
            return True
        return self.lat is not None and self.lon is not None and inside(self.lat, self.lon, Box(*box))


def place_features(connection: Connection) -> list[PlaceFeature]:
    """All places of the record, those of most incidents first."""
    where: dict[Key, tuple[float | None, float | None]] = {}
    for one in points(connection, EVERYTHING):
        if one.precision in FINE and one.lat is not None:
            where.setdefault((one.place, one.place_id, one.precision, one.country), (one.lat, one.lon))
    found = []
    for count in count_places(connection):
        key = (count.name, count.id, count.precision, count.country)
        found.append(PlaceFeature(_id(key), count, *where.get(key, (None, None))))
    return found


def _id(key: Key) -> str:
    said = "\n".join(part or "" for part in key)
    return "p" + hashlib.sha256(said.encode()).hexdigest()[:12]
