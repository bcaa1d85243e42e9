"""KML 2.2: the incidents that have a point, with all that is known of them; the others are counted in a note."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from tocsin.exports.bundle import Bundle, about
from tocsin.exports.cells import Cell
from tocsin.exports.columns import typed_columns
from tocsin.exports.evidencerows import claim_rows
from tocsin.exports.incidentrows import incident_row
from tocsin.exports.jsontext import plain_value
from tocsin.exports.plaintext import plain
from tocsin.exports.points import Point, point_of
from tocsin.model.incident import Incident
from tocsin.model.record import dump_line

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
TAIL = "</Document>\n</kml>\n"


def make_kml(bundle: Bundle) -> bytes:
    """The document; a placemark for each incident whose place is a site, town, district or province."""
    placed = [(incident, _point(incident)) for incident in bundle.incidents]
    marks = [_placemark(bundle, incident, point) for incident, point in placed if point is not None]
    left_out = len(placed) - len(marks)
    note = f"{left_out} of {len(placed)} incidents are left out: the reports bear no point for them."
    told = about(bundle, "kml", len(marks))
    lines = [f"<name>{_text('Tocsin: incidents')}</name>", f"<description>{_text(note)}</description>"]
    lines += [_data((name, _plain(value)) for name, value in told.items())]
    return (HEAD + "\n".join([*lines, *marks]) + "\n" + TAIL).encode("utf-8")


def _placemark(bundle: Bundle, incident: Incident, point: Point) -> str:
    row = incident_row(incident)
    place = incident.place.place.name if incident.place else ""
    quotes = [str(claim["quote"]) for claim in claim_rows(bundle, incident)]
    lines = [
        f"<Placemark id={quoteattr(plain(incident.id))}>",
        f"<name>{_text(f'{incident.type}, {place} ({incident.grade.name})')}</name>",
        f"<description>{_text(' / '.join(quotes))}</description>",
        *_time(incident),
        _data((name, _shown(row.get(name))) for name in typed_columns("incidents")),
        f"<Point><coordinates>{point.lon},{point.lat}</coordinates></Point>",
        "</Placemark>",
    ]
    return "\n".join(lines)


def _time(incident: Incident) -> Iterator[str]:
    when = incident.when.when
    if when.start and when.end:
        yield f"<TimeSpan><begin>{when.start}</begin><end>{when.end}</end></TimeSpan>"


def _data(pairs: Iterator[tuple[str, str]]) -> str:
    rows = [
        f"<Data name={quoteattr(name)}><value>{_text(value)}</value></Data>" for name, value in pairs if value
    ]
    return "<ExtendedData>\n" + "\n".join(rows) + "\n</ExtendedData>"


def _point(incident: Incident) -> Point | None:
    return point_of(incident.place.place if incident.place else None)


def _plain(value: object) -> str:
    return dump_line(dict(value)) if isinstance(value, dict) else str(value)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(plain_value(cell))


def _text(text: str) -> str:
    return escape(plain(text))
