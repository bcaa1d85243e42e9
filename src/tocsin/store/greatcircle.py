"""Distances on the earth taken as a ball of its mean radius: right to half a per cent."""

import math
import sqlite3
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Float, and_, func, literal, or_

EARTH = 6371.0088  # kilometres, the mean radius of the IUGG
FUNCTION = "tocsin_km"


class Box(NamedTuple):
    """Degrees between which something lies; ``west`` above ``east`` crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The way from one point to another, by the haversine formula."""
    first, second = math.radians(lat), math.radians(other_lat)
    along = math.sin(math.radians(other_lon - lon) / 2) ** 2
    share = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * along
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(share)))


def box_around(lat: float, lon: float, km: float) -> Box:
    """The smallest box of degrees that holds the circle; all meridians where it holds a pole."""
    reach = math.degrees(km / EARTH) * (1 + 1e-9)
    south, north = lat - reach, lat + reach
    if south <= -90 or north >= 90:
        return Box(-180, max(south, -90), 180, min(north, 90))
    wide = math.degrees(math.asin(min(1.0, math.sin(math.radians(reach)) / math.cos(math.radians(lat)))))
    wide *= 1 + 1e-9
    return Box(_wrap(lon - wide), south, _wrap(lon + wide), north)


def lies_in(
    lat: ColumnElement[float | None], lon: ColumnElement[float | None], box: Box
) -> ColumnElement[bool]:
    """The condition that a point lies in a box, its edges included."""
    joined = and_ if box.west <= box.east else or_
    return and_(lat.between(box.south, box.north), joined(lon >= box.west, lon <= box.east))


def inside(lat: float, lon: float, box: Box) -> bool:
    """Whether a point lies in a box, its edges included."""
    across = box.west <= lon <= box.east if box.west <= box.east else lon >= box.west or lon <= box.east
    return box.south <= lat <= box.north and across


def lies_within(
    connection: Connection,
    lat: ColumnElement[float | None],
    lon: ColumnElement[float | None],
    near: tuple[float, float, float],
) -> ColumnElement[bool]:
    """The condition that a point lies within so many kilometres of another: by box, then exactly."""
    there_lat, there_lon, km = near
    box = lies_in(lat, lon, box_around(there_lat, there_lon, km))
    return and_(box, _way(connection, lat, lon, there_lat, there_lon) <= km)


def _way(
    connection: Connection,
    lat: ColumnElement[float | None],
    lon: ColumnElement[float | None],
    other_lat: float,
    other_lon: float,
) -> ColumnElement[float]:
    if connection.dialect.name == "sqlite":
        # Not every SQLite is built with sine and cosine.
        if FUNCTION not in connection.info:
            raw = cast(sqlite3.Connection, connection.connection.driver_connection)
            raw.create_function(FUNCTION, 4, kilometres, deterministic=True)
            connection.info[FUNCTION] = True
        return func.tocsin_km(lat, lon, other_lat, other_lon, type_=Float)
    first, second = func.radians(lat), math.radians(other_lat)
    north = func.power(func.sin((literal(second) - first) / 2), 2)
    along = func.power(func.sin(func.radians(literal(other_lon) - lon) / 2), 2)
    share = north + func.cos(first) * math.cos(second) * along
    return 2 * EARTH * func.asin(func.least(1.0, func.sqrt(share)), type_=Float)


def _wrap(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
