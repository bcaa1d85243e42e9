"""GeoParquet 1.1: incidents as a columnar table with points in WKB. Needs pyarrow, an extra of the package."""

import datetime as dt
import io
import json
import struct
from importlib import import_module
from typing import Any

from tocsin.errors import ExportError
from tocsin.exports.bundle import Bundle, about
from tocsin.exports.columns import typed_columns
from tocsin.exports.incidentrows import incident_row
from tocsin.exports.plaintext import plain
from tocsin.exports.points import Point, point_of
from tocsin.model.record import dump_line

GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}
"""Without a ``crs`` the coordinates are OGC:CRS84, longitude before latitude."""


def make_geoparquet(bundle: Bundle) -> bytes:
    """The file; its metadata key ``tocsin`` says where it comes from. Raises ExportError where pyarrow is missing."""
    arrow, parquet = _arrow()
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "real": arrow.float64(),
        "date": arrow.date32(),
    }
    columns = typed_columns("incidents")
    rows = [incident_row(incident) for incident in bundle.incidents]
    points = [point_of(incident.place.place if incident.place else None) for incident in bundle.incidents]
    arrays = [
        arrow.array([_value(row.get(name)) for row in rows], types[kind]) for name, kind in columns.items()
    ]
    arrays.append(arrow.array([_wkb(point) if point else None for point in points], arrow.binary()))
    metadata = {"geo": json.dumps(GEO), "tocsin": dump_line(about(bundle, "geoparquet"))}
    filled = arrow.table(dict(zip([*columns, "geometry"], arrays, strict=True)))
    written = io.BytesIO()
    parquet.write_table(filled.replace_schema_metadata(metadata), written, compression="zstd")
    return written.getvalue()


def _arrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as missing:
        raise ExportError(
            "geoparquet needs the package pyarrow, which is not installed",
            "install it with pip install 'tocsin[geoparquet]'",
        ) from missing


def _value(cell: str | int | float | dt.date | None) -> str | int | float | dt.date | None:
    return plain(cell) if isinstance(cell, str) else cell


def _wkb(point: Point) -> bytes:
    return struct.pack("<BIdd", 1, 1, point.lon, point.lat)
