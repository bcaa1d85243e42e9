"""HXL-tagged CSV for humanitarian data: the tags that OCHA puts on UCDP's data.

Source: HXL 1.1 and the tags of UCDP's files on the Humanitarian Data Exchange.
"""

from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import joined, table
from tocsin.exports.columns import tagged_columns
from tocsin.exports.countries import country_of
from tocsin.exports.incidentrows import Row
from tocsin.exports.points import point_of
from tocsin.exports.sourcecells import source_cells
from tocsin.exports.timespans import year_of
from tocsin.model.incident import Incident


def make_hxl(bundle: Bundle) -> bytes:
    """One row for each incident; the second row holds the tags."""
    tagged = tagged_columns()
    rows = (hxl_row(bundle, incident) for incident in bundle.incidents)
    return table(tuple(tagged), rows, under=tuple(tagged.values()))


def hxl_row(bundle: Bundle, incident: Incident) -> Row:
    """One row of the HXL table."""
    sources, when, killed = source_cells(bundle, incident), incident.when.when, incident.killed
    return {
        "incident_id": incident.id,
        "type": incident.type,
        "modes": joined(mode.name for mode in incident.modes),
        "grade": incident.grade.name,
        "year": year_of(when),
        "date_start": when.start,
        "date_end": when.end,
        "side_a": joined(party.name for party in incident.actors),
        "side_b": joined(party.name for party in incident.recipients),
        **_place(incident),
        "low": killed.low if killed else None,
        "best": killed.best if killed else None,
        "high": killed.high if killed else None,
        "injured": incident.injured.best if incident.injured else None,
        "date_reported": incident.first_told,
        "source_article": sources["article"],
        "source_headline": sources["headline"],
    }


def _place(incident: Incident) -> Row:
    if incident.place is None:
        return {}
    place = incident.place.place
    point, country = point_of(place), country_of(place.country)
    return {
        "country": country.name if country else None,
        "iso3": country.iso3 if country else None,
        "region": country.region if country else None,
        "adm_1": place.name if place.precision == "province" else None,
        "adm_2": place.name if place.precision == "district" else None,
        "where_coordinates": place.name,
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
    }
