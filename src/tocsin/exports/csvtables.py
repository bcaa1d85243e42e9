"""CSV for R and for spreadsheets: three tables joined by incident, and where they come from, in one zip."""

from tocsin.exports.archive import zipped
from tocsin.exports.bundle import Bundle, about
from tocsin.exports.cells import table
from tocsin.exports.columns import typed_columns
from tocsin.exports.evidencerows import claim_rows, source_rows
from tocsin.exports.incidentrows import incident_row
from tocsin.exports.jsontext import pretty


def make_csv(bundle: Bundle) -> bytes:
    """A zip of incidents.csv, claims.csv, sources.csv and about.json."""
    incidents = bundle.incidents
    claims = (row for incident in incidents for row in claim_rows(bundle, incident))
    sources = (row for incident in incidents for row in source_rows(bundle, incident))
    files = {
        "incidents.csv": table(tuple(typed_columns("incidents")), map(incident_row, incidents)),
        "claims.csv": table(tuple(typed_columns("claims")), claims),
        "sources.csv": table(tuple(typed_columns("sources")), sources),
        "about.json": pretty(about(bundle, "csv")),
    }
    return zipped(files, bundle.made_at)
