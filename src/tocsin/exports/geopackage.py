"""GeoPackage 1.3: incidents as points, claims and sources as tables beside them.

Source: OGC 12-128r17. SQLite of the standard library writes it, in memory.
"""

import datetime as dt
import sqlite3
import struct
from collections.abc import Iterable, Mapping
from contextlib import closing

from tocsin.exports.bundle import Bundle, about
from tocsin.exports.cells import Cell
from tocsin.exports.columns import typed_columns
from tocsin.exports.evidencerows import claim_rows, source_rows
from tocsin.exports.geopackageschema import SCHEMA, SYSTEMS, TYPES
from tocsin.exports.incidentrows import Row, incident_row
from tocsin.exports.jsontext import plain_value
from tocsin.exports.points import Point, point_of
from tocsin.model.record import dump_line

WGS84 = 4326


def make_geopackage(bundle: Bundle) -> bytes:
    """The file: layer ``incidents`` (no geometry where the words bear no point), tables claims, sources, about."""
    claims = (row for incident in bundle.incidents for row in claim_rows(bundle, incident))
    sources = (row for incident in bundle.incidents for row in source_rows(bundle, incident))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SYSTEMS)
        _write_incidents(connection, bundle)
        _write_table(connection, "claims", typed_columns("claims"), claims, bundle.made_at)
        _write_table(connection, "sources", typed_columns("sources"), sources, bundle.made_at)
        _write_about(connection, bundle)
        connection.commit()
        return connection.serialize()


def _write_incidents(connection: sqlite3.Connection, bundle: Bundle) -> None:
    columns = typed_columns("incidents")
    points = [point_of(incident.place.place if incident.place else None) for incident in bundle.incidents]
    known = [point for point in points if point is not None]
    lons, lats = [point.lon for point in known], [point.lat for point in known]
    box = (min(lons), min(lats), max(lons), max(lats)) if known else (None,) * 4
    _declare(connection, "incidents", "features", bundle.made_at, box)
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES ('incidents', 'geom', 'POINT', 4326, 0, 0)")
    connection.execute(f"CREATE TABLE incidents ({_fields(columns, 'geom POINT')})")
    connection.executemany(
        _insertion("incidents", len(columns) + 1),
        (
            (geometry(point) if point else None, *_values(columns, incident_row(incident)))
            for incident, point in zip(bundle.incidents, points, strict=True)
        ),
    )


def _write_table(
    connection: sqlite3.Connection,
    name: str,
    columns: Mapping[str, str],
    rows: Iterable[Row],
    made_at: dt.datetime,
) -> None:
    _declare(connection, name, "attributes", made_at, (None,) * 4)
    connection.execute(f"CREATE TABLE {name} ({_fields(columns)})")
    connection.executemany(_insertion(name, len(columns)), (_values(columns, row) for row in rows))


def _write_about(connection: sqlite3.Connection, bundle: Bundle) -> None:
    told = about(bundle, "geopackage")
    rows: list[Row] = [
        {"name": name, "value": dump_line(dict(value)) if isinstance(value, dict) else str(value)}
        for name, value in told.items()
    ]
    _write_table(connection, "about", {"name": "text", "value": "text"}, rows, bundle.made_at)


def _declare(
    connection: sqlite3.Connection, name: str, kind: str, made_at: dt.datetime, box: tuple[float | None, ...]
) -> None:
    changed = made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    system = WGS84 if kind == "features" else None
    row = (name, kind, name, "", changed, *box, system)
    connection.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _fields(columns: Mapping[str, str], *first: str) -> str:
    named = [f"{name} {TYPES[kind]}" for name, kind in columns.items()]
    return ", ".join(["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", *first, *named])


def _insertion(name: str, width: int) -> str:
    """The statement that adds a row to one of our own tables; the number of the row comes by itself."""
    return " ".join(("INSERT INTO", name, "VALUES (NULL,", ", ".join("?" * width), ")"))


def _values(columns: Mapping[str, str], row: Mapping[str, Cell]) -> list[object]:
    return [plain_value(row.get(name)) for name in columns]


def geometry(point: Point) -> bytes:
    """A point as a GeoPackage geometry: its header without an envelope, then little-endian WKB."""
    return struct.pack("<2sBBi", b"GP", 0, 1, WGS84) + struct.pack("<BIdd", 1, 1, point.lon, point.lat)
