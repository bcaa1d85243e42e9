"""FollowTheMoney entities, a JSON object a line: events, who took part, their reports and places.

Source: the FollowTheMoney model; the schemata are Event, Article, Address, and for parties by their kind.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache

from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import Cell, written
from tocsin.exports.columns import PACKAGE
from tocsin.exports.evidencerows import claim_rows, source_rows
from tocsin.exports.incidentrows import Row
from tocsin.exports.jsontext import lines
from tocsin.exports.plaintext import plain
from tocsin.exports.points import point_of
from tocsin.exports.redaction import PRIVATE
from tocsin.model.incident import Incident, PartyTally
from tocsin.model.record import Record
from tocsin.tables import read_table

Properties = dict[str, list[Cell]]


def make_followthemoney(bundle: Bundle) -> bytes:
    """Each entity once, those that an event needs before it."""
    seen: dict[object, Record] = {}
    for incident in bundle.incidents:
        for entity in _entities(bundle, incident):
            seen.setdefault(entity["id"], entity)
    return lines(seen.values())


def _entities(bundle: Bundle, incident: Incident) -> Iterator[Record]:
    parties = [_party(party) for party in (*incident.actors, *incident.recipients) if _is_somebody(party)]
    reports = [_report(row) for row in source_rows(bundle, incident)]
    addresses = list(_addresses(incident))
    yield from (*parties, *reports, *addresses)
    yield _event(bundle, incident, parties, reports, addresses)


def _event(
    bundle: Bundle,
    incident: Incident,
    parties: Sequence[Record],
    reports: Sequence[Record],
    addresses: Sequence[Record],
) -> Record:
    when, place = incident.when.when, incident.place.place if incident.place else None
    properties: Properties = {
        "name": [_name(incident)],
        "recordId": [incident.id],
        "startDate": [when.start],
        "endDate": [when.end],
        "location": [place.name if place else None],
        "country": [_country(place.country if place else None)],
        "summary": [_summary(incident)],
        "notes": [claim["quote"] for claim in claim_rows(bundle, incident)],
        "keywords": [incident.type, *(mode.name for mode in incident.modes), incident.grade.name],
        "involved": [str(party["id"]) for party in parties],
        "proof": [str(report["id"]) for report in reports],
        "addressEntity": [str(address["id"]) for address in addresses],
    }
    return _entity(f"tocsin-{_slug(incident.id)}", "Event", properties)


def _party(party: PartyTally) -> Record:
    digest = _digest(party.name, party.country or "")
    key = _slug(party.id) if party.id else f"person-{digest}"
    schema = _schemata().get(party.kind or "", "Organization")
    return _entity(f"tocsin-{key}", schema, {"name": [party.name], "country": [_country(party.country)]})


def _is_somebody(party: PartyTally) -> bool:
    """Whether a party is one of its own: known to the actor book or a named person, not "civilians" or "gunmen"."""
    return party.name != PRIVATE and (party.id is not None or party.kind == "person")


def _report(row: Row) -> Record:
    properties: Properties = {
        "title": [row.get("title")],
        "publishedAt": [row.get("published")],
        "publisher": [row.get("publisher")],
        "sourceUrl": [row.get("url")],
    }
    return _entity(f"tocsin-{_slug(str(row['article_id']))}", "Article", properties)


def _addresses(incident: Incident) -> Iterator[Record]:
    place = incident.place.place if incident.place else None
    point = point_of(place)
    if place is not None and point is not None:
        digest = _digest(place.name, str(point.lat), str(point.lon))
        properties: Properties = {
            "full": [place.name],
            "country": [_country(place.country)],
            "latitude": [point.lat],
            "longitude": [point.lon],
        }
        yield _entity(f"tocsin-place-{digest}", "Address", properties)


def _entity(key: str, schema: str, properties: Properties) -> Record:
    texts = {
        name: list(dict.fromkeys(str(cell) for cell in cells if cell is not None and cell != ""))
        for name, cells in properties.items()
    }
    return {
        "id": key,
        "schema": schema,
        "properties": {name: cells for name, cells in texts.items() if cells},
    }


def _name(incident: Incident) -> str:
    who = ", ".join(dict.fromkeys(party.name for party in incident.actors)) or "unknown"
    whom = ", ".join(dict.fromkeys(party.name for party in incident.recipients))
    place = incident.place.place.name if incident.place else ""
    day = written(incident.when.when.start)
    parts = [f"{incident.type}: {who}{' - ' + whom if whom else ''}", place, day]
    return ", ".join(part for part in parts if part)


def _summary(incident: Incident) -> str:
    killed = f"Killed: {incident.killed.words}. " if incident.killed else ""
    return f"{killed}Grade: {incident.grade.name}. {'; '.join(incident.grade.reasons)}".strip()


def _country(code: str | None) -> str | None:
    return code.lower() if code else None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(map(plain, parts)).encode()).hexdigest()[:16]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


@cache
def _schemata() -> dict[str, str]:
    """Schemata by kind of party; all other kinds are an Organization."""
    rows = read_table("ftm_schemata.tsv", ("kind", "schema"), PACKAGE)
    return {row["kind"]: row["schema"] for row in rows}
