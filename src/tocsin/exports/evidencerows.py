"""What incidents rest on as rows: their claims and their sources (``data/columns/claims.tsv``, ``sources.tsv``)."""

from collections.abc import Iterator

from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import joined
from tocsin.exports.incidentrows import Row
from tocsin.exports.points import point_of
from tocsin.exports.redaction import quote
from tocsin.model.casualties import Casualties
from tocsin.model.incident import Incident
from tocsin.model.telling import Telling


def claim_rows(bundle: Bundle, incident: Incident) -> Iterator[Row]:
    """One row for each claim of an incident, in order of arrival."""
    for telling in bundle.tellings_of(incident):
        yield _claim(telling, incident.id)


def source_rows(bundle: Bundle, incident: Incident) -> Iterator[Row]:
    """One row for each report of an incident; what a report itself lacks comes from its telling."""
    tellings = {telling.article: telling for telling in bundle.tellings_of(incident)}
    for key in dict.fromkeys([*incident.articles, *tellings]):
        article, telling = bundle.articles.get(key), tellings.get(key)
        row: Row = {"incident_id": incident.id, "article_id": key}
        if telling is not None:
            row |= {"family": telling.family, "copy": telling.copy, "publisher": telling.publisher}
            row |= {"published": telling.published, "title": telling.title}
        if article is not None:
            row |= {"publisher": article.publisher, "published": article.date, "title": article.title}
            row |= {"url": article.url, "language": article.language}
        yield row


def _claim(telling: Telling, incident: str) -> Row:
    claim, place = telling.claim, telling.claim.place
    point = point_of(place)
    return {
        "claim_id": telling.key,
        "incident_id": incident,
        "article_id": telling.article,
        "type": claim.type,
        "modes": joined(mode.name for mode in claim.modes),
        "standing": claim.standing,
        "actors": joined(party.name for party in claim.actors),
        "recipients": joined(party.name for party in claim.recipients),
        "start": claim.when.start,
        "end": claim.when.end,
        "time_precision": claim.when.precision,
        "place": place.name if place else None,
        "place_precision": place.precision if place else None,
        "country": place.country if place else None,
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        **_counted("killed", claim.killed),
        **_counted("injured", claim.injured),
        "speaker": claim.speaker.text if claim.speaker else None,
        "quote": quote(claim.sentence.text),
        "quote_part": claim.sentence.part,
        "quote_start": claim.sentence.start,
        "confidence": round(claim.confidence, 4),
    }


def _counted(name: str, casualties: Casualties | None) -> Row:
    return {f"{name}_low": casualties.low, f"{name}_high": casualties.high} if casualties else {}
