"""Any filtered view as a feed of Atom (RFC 4287): what began or changed last comes first."""

import datetime as dt
import re
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.addresses import address
from tocsin.desk.asked import Asked, read_asked
from tocsin.desk.setup import desk_of
from tocsin.incidents.headline import public_headline
from tocsin.model.incident import Incident
from tocsin.model.words import UNKNOWN, say_figure, say_when, say_where
from tocsin.store.changetimes import changed_at
from tocsin.store.search import find_incidents

ATOM, MEDIA = "http://www.w3.org/2005/Atom", "application/atom+xml"
LIMIT = 100
OURS = "tag:tocsin.invalid,2026:"
"""Ids of incidents come from their first claim and are alike in every record, so no host stands in them."""
UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for."""


def feed(request: Request) -> Response:
    """The feed of the incidents that the filter of the address asks for. Persons are named as on the map."""
    desk, asked = desk_of(request), read_asked(request, strict=True)
    with desk.store.looking() as connection:
        incidents = find_incidents(connection, asked.filter, LIMIT, 0, "changed")
        times = changed_at(connection, [incident.id for incident in incidents])
    base = str(request.base_url).rstrip("/")
    updated = max(times.values(), default=desk.now())
    top = _top(base, asked, updated, desk.version)
    for incident in incidents:
        top.append(_entry(base, incident, times[incident.id]))
    body = b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(top, "utf-8")
    return Response(body, media_type=MEDIA)


def _top(base: str, asked: Asked, updated: dt.datetime, version: str) -> Element:
    top = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    words = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asked.parameters.items())
    query = asked.query()
    _add(top, "id", f"{OURS}view{query}")
    _add(top, "title", f"Tocsin: {words}" if words else "Tocsin: all incidents")
    _add(top, "subtitle", "Not a sole source for operational decisions.")
    _add(top, "updated", _time(updated))
    SubElement(top, "link", {"rel": "self", "type": MEDIA, "href": f"{base}/feed.atom{query}"})
    SubElement(
        top,
        "link",
        {"rel": "alternate", "type": "text/html", "href": f"{base}{address('/', asked.parameters)}"},
    )
    SubElement(top, "generator", {"version": version}).text = "Tocsin"
    _add(SubElement(top, "author"), "name", "Tocsin")
    return top


def _entry(base: str, incident: Incident, updated: dt.datetime) -> Element:
    entry = Element("entry")
    _add(entry, "id", f"{OURS}incident/{incident.id}")
    _add(entry, "title", public_headline(incident))
    _add(entry, "updated", _time(updated))
    SubElement(
        entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}/incidents/{incident.id}"}
    )
    standing = incident.standings[0].standing if incident.standings else UNKNOWN
    for scheme, term in (("type", incident.type), ("standing", standing), ("grade", incident.grade.name)):
        SubElement(entry, "category", {"scheme": f"{OURS}{scheme}", "term": term})
    _add(entry, "summary", _summary(incident, standing))
    return entry


def _summary(incident: Incident, standing: str) -> str:
    where = say_where(incident.place.place if incident.place else None)[0]
    harms = (("killed", incident.killed), ("injured", incident.injured))
    said = [
        f"Standing: {standing}",
        f"grade: {incident.grade.name}",
        f"when: {say_when(incident.when.when)}",
        f"where: {where}",
        *(f"{harm}: {say_figure(figure)}" for harm, figure in harms if figure),
        f"publisher families: {len(incident.families)}",
    ]
    return "; ".join(said) + "."


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = UNWRITABLE.sub("\ufffd", text)


def _time(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
