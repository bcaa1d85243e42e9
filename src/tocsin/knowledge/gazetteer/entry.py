"""One place on its way into the gazetteer file."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Point(NamedTuple):
    """WGS84 degrees, or a spread in degrees."""

    lat: float
    lon: float


@dataclass(slots=True)
class Entry:
    """A place with its names, as one layer gives it; ``number`` is its row in the file, ``admin1`` and
    ``admin2`` rows of its units. ``spread`` is the standard deviation of its towns, for areas."""

    number: int
    ref: str
    name: str
    kind: str
    country: str | None
    source: str
    aliases: list[str] = field(default_factory=list)
    countries: tuple[str, ...] = ()
    geonames: int | None = None
    admin1: int | None = None
    admin2: int | None = None
    point: Point | None = None
    spread: Point | None = None
    population: int = 0
    radius_km: float | None = None
    valid_from: str | None = None
    valid_to: str | None = None
