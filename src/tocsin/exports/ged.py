"""GED-shaped CSV: the 49 columns of UCDP's Georeferenced Event Dataset, for scripts that read those.

It is shaped like the GED and is none of its data. Source: UCDP GED codebook, 20.1 to 26.1.
"""

from collections.abc import Sequence

from tocsin.exports.actors import gw_of, ucdp_name
from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import joined, table
from tocsin.exports.columns import columns
from tocsin.exports.countries import country_of
from tocsin.exports.incidentrows import Row
from tocsin.exports.occurrence import is_lethal_violence, violence_of
from tocsin.exports.points import cell_of, point_of
from tocsin.exports.sourcecells import source_cells
from tocsin.exports.timespans import ucdp_date_precision, year_of
from tocsin.model.incident import Incident, PartyTally
from tocsin.model.place import Place
from tocsin.ontology.sides import meets

WHERE_PREC = {"site": 1, "town": 1, "district": 3, "province": 4, "region": 5, "country": 6}
AT_SEA = 7
SEA = "tocsin:sea/"
STATE_BASED = 1
Side = Sequence[PartyTally]


def make_ged(bundle: Bundle) -> bytes:
    """The assaults that are told as done and that left, or may have left, somebody dead."""
    shown = (one for one in bundle.incidents if is_lethal_violence(one))
    return table(columns("ged"), (ged_row(bundle, incident) for incident in shown))


def ged_row(bundle: Bundle, incident: Incident) -> Row:
    """One row under the GED's names."""
    sources, when, killed = source_cells(bundle, incident), incident.when.when, incident.killed
    return {
        "id": incident.id,
        "year": year_of(when),
        **_sides(incident),
        "number_of_sources": len(incident.families),
        "source_article": sources["article"],
        "source_office": sources["office"],
        "source_date": sources["date"],
        "source_headline": sources["headline"],
        "source_original": sources["original"],
        **_place(incident),
        "date_prec": ucdp_date_precision(when),
        "date_start": when.start,
        "date_end": when.end,
        "deaths_unknown": killed.best if killed else None,
        "best": killed.best if killed else None,
        "high": killed.high if killed else None,
        "low": killed.low if killed else None,
    }


def sides_of(incident: Incident) -> tuple[Side, Side]:
    """Side a and side b: the state is side a of a state-based conflict, else whoever acts is."""
    one, other = incident.actors, incident.recipients
    if violence_of(incident) == STATE_BASED and not _has_state(one) and _has_state(other):
        return other, one
    return one, other


def _sides(incident: Incident) -> Row:
    one, other = sides_of(incident)
    name_one, name_other = joined(map(ucdp_name, one)), joined(map(ucdp_name, other))
    return {
        "type_of_violence": violence_of(incident),
        "dyad_name": f"{name_one} - {name_other}" if name_one and name_other else None,
        "side_a": name_one,
        "side_b": name_other,
        "gwnoa": gw_of(one),
        "gwnob": gw_of(other),
    }


def _has_state(side: Side) -> bool:
    return meets("state", [party.kind for party in side])


def _place(incident: Incident) -> Row:
    if incident.place is None:
        return {}
    place = incident.place.place
    point, country = point_of(place), country_of(place.country)
    return {
        "where_prec": where_precision(place),
        "where_coordinates": place.name,
        "where_description": incident.place.words,
        "adm_1": place.name if place.precision == "province" else None,
        "adm_2": place.name if place.precision == "district" else None,
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "geom_wkt": f"POINT ({point.lon} {point.lat})" if point else None,
        "priogrid_gid": cell_of(place),
        "country": country.name if country else None,
        "country_id": country.gw if country else None,
        "region": country.region if country else None,
    }


def where_precision(place: Place) -> int | None:
    """UCDP's where_prec; None for a name of several places, of which none is chosen."""
    if place.ambiguous:
        return None
    return AT_SEA if place.id and place.id.startswith(SEA) else WHERE_PREC[place.precision]
