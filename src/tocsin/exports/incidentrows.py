"""Incidents as rows of a table (``data/columns/incidents.tsv``)."""

from collections.abc import Sequence

from tocsin.exports.cells import Cell, joined
from tocsin.exports.points import point_of
from tocsin.model.incident import Figure, Incident, PartyTally

Row = dict[str, Cell]


def incident_row(incident: Incident) -> Row:
    """One row for an incident; what is not known is None."""
    return {
        "incident_id": incident.id,
        "type": incident.type,
        "modes": joined(mode.name for mode in incident.modes),
        "quad": incident.quad,
        "grade": incident.grade.name,
        "grade_reasons": joined(incident.grade.reasons),
        "standings": joined(tally.standing for tally in incident.standings),
        **_parties("actor", incident.actors),
        **_parties("recipient", incident.recipients),
        **_when(incident),
        **_where(incident),
        **_figure("killed", incident.killed),
        **_figure("injured", incident.injured),
        "confidence": round(incident.confidence, 4),
        "acled": incident.acled,
        "cameo": incident.cameo,
        "families": joined(incident.families),
        "n_families": len(incident.families),
        "n_articles": len(incident.articles),
        "n_claims": len(incident.claims),
        "first_told": incident.first_told,
        "links": joined(f"{link.kind} {link.other}" for link in incident.links),
    }


def _parties(side: str, parties: Sequence[PartyTally]) -> Row:
    return {
        f"{side}s": joined(party.name for party in parties),
        f"{side}_ids": joined(party.id for party in parties),
        f"{side}_kinds": joined(party.kind for party in parties),
        f"{side}_countries": joined(party.country for party in parties),
    }


def _when(incident: Incident) -> Row:
    when = incident.when.when
    return {
        "start": when.start,
        "end": when.end,
        "time_precision": when.precision,
        "time_words": incident.when.words if when.start else None,
    }


def _where(incident: Incident) -> Row:
    if incident.place is None:
        return {}
    place, point = incident.place.place, point_of(incident.place.place)
    return {
        "place": place.name,
        "place_precision": place.precision,
        "country": place.country,
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "place_id": place.id,
        "geonames": place.geonames,
        "place_words": incident.place.words,
    }


def _figure(name: str, figure: Figure | None) -> Row:
    if figure is None:
        return {}
    return {
        f"{name}_low": figure.low,
        f"{name}_best": figure.best,
        f"{name}_high": figure.high,
        f"{name}_words": figure.words,
    }
