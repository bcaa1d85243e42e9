"""JSON lines: each incident whole, with its claims and its sources."""

from tocsin.exports.bundle import Bundle
from tocsin.exports.evidencerows import claim_rows, source_rows
from tocsin.exports.jsontext import lines
from tocsin.model.incidentrecord import incident_to_record


def make_jsonl(bundle: Bundle) -> bytes:
    """One line for each incident: its record, ``tellings`` (its claims) and ``sources``."""
    return lines(
        {
            **incident_to_record(incident),
            "tellings": list(claim_rows(bundle, incident)),
            "sources": list(source_rows(bundle, incident)),
        }
        for incident in bundle.incidents
    )
