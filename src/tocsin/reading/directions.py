"""Where "northern X" lies: the middle of X moved by the spread of its towns."""

from tocsin.knowledge.gazetteer import PlaceRecord
from tocsin.model.place import PlacePrecision

_KM_PER_DEGREE = 111.2
_FINER: dict[PlacePrecision, PlacePrecision] = {
    "country": "province",
    "province": "district",
    "town": "district",
}


def _steps(direction: str) -> tuple[int, int]:
    """North and east as -1, 0 or 1."""
    return ("north" in direction) - ("south" in direction), ("east" in direction) - ("west" in direction)


def directed_point(record: PlaceRecord, direction: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of that part of the place; None when the place has none.

    The step is one standard deviation of the towns, for areas of our tables half the radius; towns are not
    moved.
    """
    if record.lat is None or record.lon is None:
        return None
    north, east = _steps(direction or "")
    spread = record.spread
    if spread is None and record.radius_km and record.precision not in ("town", "site"):
        half = record.radius_km / 2 / _KM_PER_DEGREE
        spread = (half, half)
    if spread is None:
        return record.lat, record.lon
    return round(record.lat + north * spread[0], 4), round(record.lon + east * spread[1], 4)


def directed_precision(record: PlaceRecord, direction: str | None) -> PlacePrecision:
    """The precision of the place, a step finer when a compass word names a part of it."""
    if direction and (any(_steps(direction)) or "central" in direction):
        return _FINER.get(record.precision, record.precision)
    return record.precision
