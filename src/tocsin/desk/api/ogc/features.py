"""Incidents as features of GeoJSON (RFC 7946), the names of private persons left out."""

import datetime as dt
from collections.abc import Sequence

from tocsin.desk.remembered import Remembered
from tocsin.exports.bundle import Bundle
from tocsin.exports.columns import typed_columns
from tocsin.exports.incidentrows import incident_row
from tocsin.exports.redaction import redact
from tocsin.incidents.headline import headline
from tocsin.model.incident import Incident
from tocsin.model.record import Record, dump_line
from tocsin.store.connection import Connection
from tocsin.store.exported import articles_of
from tocsin.store.incidentrows import FINE, main_standing
from tocsin.store.tellings import tellings_of

ELSEWHERE = ("incident_id", "latitude", "longitude")
"""Columns that the feature has as its id and its geometry."""


def incident_features(
    connection: Connection, kept: Remembered[bytes], incidents: Sequence[Incident], at: dt.datetime
) -> list[bytes]:
    """The feature of each incident as JSON; those made before come from memory."""
    found = {incident.id: kept.find(("feature", incident)) for incident in incidents}
    lacking = [incident for incident in incidents if found[incident.id] is None]
    for incident, made in zip(lacking, _redacted(connection, lacking, at), strict=True):
        found[incident.id] = dump_line(_feature(made)).encode()
        kept.keep(("feature", incident), found[incident.id] or b"")
    return [found[incident.id] or b"" for incident in incidents]


def _redacted(connection: Connection, incidents: list[Incident], at: dt.datetime) -> Sequence[Incident]:
    if not incidents:
        return ()
    tellings = tellings_of(connection, [key for one in incidents for key in one.claims], weighed=False)
    ids = {id for one in incidents for id in one.articles} | {telling.article for telling in tellings}
    by_key = {telling.key: telling for telling in tellings}
    bundle = Bundle(tuple(incidents), by_key, articles_of(connection, ids), at, "", {}, "")
    return redact(bundle).incidents


def _feature(incident: Incident) -> Record:
    row = incident_row(incident)
    properties: Record = {"headline": headline(incident), "standing": main_standing(incident)}
    for name in typed_columns("incidents"):
        if name not in ELSEWHERE:
            value = row.get(name)
            properties[name] = value.isoformat() if isinstance(value, dt.date) else value
    return {"type": "Feature", "id": incident.id, "geometry": _geometry(incident), "properties": properties}


def _geometry(incident: Incident) -> Record | None:
    """A point for a site, a town or a district; none for what is wider, unsettled or not known."""
    place = incident.place.place if incident.place else None
    if (
        place is None
        or place.ambiguous
        or place.precision not in FINE
        or place.lat is None
        or place.lon is None
    ):
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
