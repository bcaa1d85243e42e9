"""The reports of an incident in one cell each: publishers, days, headlines, whom they cite."""

from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import Cell, joined, written
from tocsin.exports.evidencerows import claim_rows, source_rows
from tocsin.exports.incidentrows import Row
from tocsin.model.incident import Incident


def source_cells(bundle: Bundle, incident: Incident) -> Row:
    """``article`` (publisher, day and headline of each report), ``office``, ``date``, ``headline``, ``original`` (whom
    the reports cite), ``quote`` (the sentence of the likeliest claim)."""
    reports = list(source_rows(bundle, incident))
    claims = list(claim_rows(bundle, incident))
    likeliest = max(claims, key=_confidence, default=None)
    return {
        "article": joined(_report(row) for row in reports),
        "office": joined(_text(row.get("publisher")) for row in reports),
        "date": joined(_text(row.get("published")) for row in reports),
        "headline": joined(_text(row.get("title")) for row in reports),
        "original": joined(_text(row.get("speaker")) for row in claims),
        "quote": likeliest["quote"] if likeliest else None,
    }


def _report(row: Row) -> str | None:
    parts = (_text(row.get(name)) for name in ("publisher", "published", "title"))
    return ", ".join(part for part in parts if part) or None


def _text(cell: Cell) -> str | None:
    return cell if isinstance(cell, str) or cell is None else written(cell)


def _confidence(row: Row) -> float:
    confidence = row["confidence"]
    return float(confidence) if isinstance(confidence, int | float) else 0.0
