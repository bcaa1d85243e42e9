"""POLECAT-shaped TSV: the 40 columns of the POLECAT data, whose ontology PLOVER is ours too.

Source: POLECAT weekly files, as their public loaders quote the header.
"""

from collections.abc import Sequence

from tocsin.exports.actors import sector_of, sectors_of
from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import joined, table
from tocsin.exports.columns import columns
from tocsin.exports.countries import country_of
from tocsin.exports.incidentrows import Row
from tocsin.exports.occurrence import happened, threatened
from tocsin.exports.points import point_of
from tocsin.exports.timespans import near_day
from tocsin.model.incident import Incident, PartyTally
from tocsin.model.party import Party
from tocsin.ontology.types import quad_of

THREAT, VIOLENCE = "THREATEN", "violence"


def make_polecat(bundle: Bundle) -> bytes:
    """The incidents that are told as done or as threatened; a threatened act is a THREATEN event."""
    shown = (polecat_row(bundle, incident) for incident in bundle.incidents if fits_polecat(incident))
    return table(columns("polecat"), shown, "\t")


def fits_polecat(incident: Incident) -> bool:
    """Whether an incident is told as done or as threatened."""
    return happened(incident) or threatened(incident)


def polecat_row(bundle: Bundle, incident: Incident) -> Row:
    """One row under POLECAT's names."""
    claims = [telling.claim for telling in bundle.tellings_of(incident)]
    return {
        "Event ID": incident.id,
        "Event Date": near_day(incident.when.when),
        **_event(incident),
        **_side("Actor", incident.actors, [party for claim in claims for party in claim.actors]),
        **_side("Recipient", incident.recipients, [party for claim in claims for party in claim.recipients]),
        **_place(incident),
        "Raw Placename": next((one.place.span.text for one in claims if one.place and one.place.span), None),
        **_source(bundle, incident),
        "Version": bundle.version,
    }


def _event(incident: Incident) -> Row:
    type, modes = incident.type, joined(mode.name for mode in incident.modes)
    if threatened(incident) and type != THREAT:
        type, modes = THREAT, VIOLENCE if incident.type == "ASSAULT" else None
    return {
        "Event Type": type,
        "Event Mode": modes,
        "Quad Code": quad_of(type).replace("-", " ").upper(),
    }


def _side(side: str, parties: Sequence[PartyTally], raw: Sequence[Party]) -> Row:
    countries = (country_of(party.country) for party in parties)
    return {
        f"{side} Name": joined(party.name for party in parties),
        f"{side} Country": joined(country.iso3 if country else None for country in countries),
        f"Primary {side} Sector": sector_of(parties[0]) if parties else None,
        f"{side} Sectors": sectors_of(parties),
        f"{side} Name Raw": joined(party.span.text for party in raw),
    }


def _place(incident: Incident) -> Row:
    if incident.place is None:
        return {}
    place = incident.place.place
    point, country = point_of(place), country_of(place.country)
    columns_of = {"town": "City", "district": "District", "province": "Province"}
    row: Row = {columns_of[place.precision]: place.name} if place.precision in columns_of else {}
    return row | {
        "Placename": place.name,
        "Country": country.iso3 if country else None,
        "Latitude": point.lat if point else None,
        "Longitude": point.lon if point else None,
        "GeoNames ID": place.geonames,
    }


def _source(bundle: Bundle, incident: Incident) -> Row:
    first = next(bundle.articles_of(incident), None)
    telling = next(bundle.tellings_of(incident), None)
    if first is not None:
        return {"Source": first.publisher, "Publication Date": first.date, "Language": first.language}
    if telling is not None:
        return {"Source": telling.publisher, "Publication Date": telling.published}
    return {"Publication Date": incident.first_told}
