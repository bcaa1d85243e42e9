"""Incidents as CSV, one row an incident, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from typing import TextIO

from tocsin.cli.csvrows import SEVERAL, Cell, neutralise, situation_cells
from tocsin.model.incident import Figure, Incident

COLUMNS = (
    "id", "type", "modes", "standing", "grade", "actors", "recipients", "start", "end", "when_precision",
    "place", "country", "lat", "lon", "place_precision", "place_id", "killed_low", "killed_best", "killed_high",
    "injured_low", "injured_best", "injured_high", "families", "articles", "confidence", "first_told", "acled",
    "cameo", "quad",
)  # fmt: skip


def write_incident_rows(incidents: Iterable[Incident], stream: TextIO) -> None:
    """Write a header line and the row of each incident."""
    rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for incident in incidents:
        rows.writerow(
            {
                column: neutralise(cell) if isinstance(cell, str) else cell
                for column, cell in _cells(incident).items()
            }
        )


def _cells(incident: Incident) -> dict[str, Cell]:
    return {
        "id": incident.id,
        "type": incident.type,
        "modes": SEVERAL.join(mode.name for mode in incident.modes),
        "standing": incident.standings[0].standing if incident.standings else None,
        "grade": incident.grade.name,
        "actors": SEVERAL.join(party.name for party in incident.actors),
        "recipients": SEVERAL.join(party.name for party in incident.recipients),
        **situation_cells(incident.when.when, incident.place.place if incident.place else None),
        **_figures("killed", incident.killed),
        **_figures("injured", incident.injured),
        "families": len(incident.families),
        "articles": len(incident.articles),
        "confidence": incident.confidence,
        "first_told": incident.first_told.isoformat() if incident.first_told else None,
        "acled": incident.acled,
        "cameo": incident.cameo,
        "quad": incident.quad,
    }


def _figures(field: str, figure: Figure | None) -> dict[str, Cell]:
    return {
        f"{field}_low": figure.low if figure else None,
        f"{field}_best": figure.best if figure else None,
        f"{field}_high": figure.high if figure else None,
    }
