"""GeoJSON (RFC 7946): incidents with their point, and with no geometry where the words bear none."""

from tocsin.exports.bundle import Bundle, about
from tocsin.exports.columns import typed_columns
from tocsin.exports.incidentrows import incident_row
from tocsin.exports.jsontext import line
from tocsin.exports.points import point_of
from tocsin.model.incident import Incident
from tocsin.model.record import Record, dump_line


def make_geojson(bundle: Bundle) -> bytes:
    """A feature collection, one feature a line; the member ``about`` says where it comes from."""
    head = dump_line({"type": "FeatureCollection", "about": about(bundle, "geojson")})
    features = ",\n".join(line(_feature(incident)).rstrip("\n") for incident in bundle.incidents)
    return f'{head[:-1]}, "features": [\n{features}\n]}}\n'.encode()


def _feature(incident: Incident) -> Record:
    point = point_of(incident.place.place if incident.place else None)
    geometry = {"type": "Point", "coordinates": [point.lon, point.lat]} if point else None
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": _properties(incident)}


def _properties(incident: Incident) -> Record:
    """The row of the incident, all columns, the coordinates left to the geometry."""
    row = incident_row(incident)
    return {
        name: row.get(name) for name in typed_columns("incidents") if name not in {"latitude", "longitude"}
    }
