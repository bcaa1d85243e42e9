"""Points that the sources' words bear: never one for a country, a region or a name of several places."""

from typing import NamedTuple

from tocsin.exports.priogrid import cell_number
from tocsin.model.place import Place

POINTED = frozenset({"site", "town", "district", "province"})
CELLED = frozenset({"site", "town", "district"})


class Point(NamedTuple):
    """WGS84 degrees."""

    lat: float
    lon: float


def point_of(place: Place | None) -> Point | None:
    """The point of a site or town, or the middle of a district or province; None for all that is wider or unsettled."""
    if place is None or place.ambiguous or place.precision not in POINTED:
        return None
    if place.lat is None or place.lon is None:
        return None
    return Point(place.lat, place.lon)


def cell_of(place: Place | None) -> int | None:
    """The PRIO-GRID cell of a site, town or district; a province reaches over many cells and has none."""
    point = point_of(place)
    if point is None or place is None or place.precision not in CELLED:
        return None
    return cell_number(point.lat, point.lon)
