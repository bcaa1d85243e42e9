"""ACLED-shaped CSV: the 31 columns of its export files, for scripts that read those.

It is shaped like ACLED and is none of its data: only what Tocsin read, under ACLED's names.
Sources: ACLED codebook; acledR for the columns, the 25 kinds of event and the interaction codes.
"""

from collections.abc import Sequence
from functools import cache

from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import joined, table
from tocsin.exports.columns import PACKAGE, columns
from tocsin.exports.countries import country_of
from tocsin.exports.incidentrows import Row
from tocsin.exports.occurrence import happened
from tocsin.exports.points import point_of
from tocsin.exports.sourcecells import source_cells
from tocsin.exports.timespans import acled_time_precision, near_day, year_of
from tocsin.model.incident import Incident, PartyTally
from tocsin.ontology.sides import meets
from tocsin.tables import read_table

GEO_PRECISION = {"site": 1, "town": 1, "district": 2, "province": 3}
RIOTERS, PROTESTERS, CIVILIANS, STATE, FOREIGN = 5, 6, 7, 1, 8
TARGETED = "Civilian targeting"
ANY = "-"


def make_acled(bundle: Bundle) -> bytes:
    """The incidents that are told as done and that ACLED has a kind of event for."""
    return table(columns("acled"), (acled_row(bundle, one) for one in bundle.incidents if fits_acled(one)))


def fits_acled(incident: Incident) -> bool:
    """Whether an incident is told as done and ACLED has a kind of event for it."""
    return incident.acled is not None and happened(incident)


def acled_row(bundle: Bundle, incident: Incident) -> Row:
    """One row under ACLED's names."""
    event, _, sub_event = (incident.acled or "").partition(": ")
    sources, when = source_cells(bundle, incident), incident.when.when
    return {
        "event_id_cnty": incident.id,
        "event_date": near_day(when),
        "year": year_of(when),
        "time_precision": acled_time_precision(when),
        "disorder_type": _disorder(event, sub_event),
        "event_type": event,
        "sub_event_type": sub_event,
        **_sides(incident, event),
        "civilian_targeting": TARGETED if _is_on_civilians(incident, event, sub_event) else None,
        **_place(incident),
        "source": sources["office"],
        "notes": sources["quote"],
        "fatalities": _dead(incident),
        "tags": _tags(incident),
        "timestamp": int(bundle.made_at.timestamp()),
    }


def _sides(incident: Incident, event: str) -> Row:
    row: Row = {}
    codes = []
    for number, side in enumerate((incident.actors, incident.recipients), 1):
        code = inter_code(side[0], incident, event, acting=number == 1) if side else None
        codes.append(code)
        row |= {f"actor{number}": side[0].name if side else None, f"inter{number}": code}
        row[f"assoc_actor_{number}"] = joined(party.name for party in side[1:])
    known = sorted(code for code in codes if code is not None)
    row["interaction"] = int(f"{known[0]}{known[1]}") if len(known) == 2 else None
    return row


def inter_code(party: PartyTally, incident: Incident, event: str, acting: bool) -> int | None:
    """ACLED's code for a party by its kind: state forces abroad are foreign, civilians who act in a protest or riot
    are protesters or rioters; None where the kind does not tell."""
    code = _inter().get(party.kind or "")
    country = incident.place.place.country if incident.place else None
    if code == STATE and country and party.country and party.country != country:
        return FOREIGN
    if code == CIVILIANS and acting and event in {"Protests", "Riots"}:
        return PROTESTERS if event == "Protests" else RIOTERS
    return code


def _is_on_civilians(incident: Incident, event: str, sub_event: str) -> bool:
    if event == "Violence against civilians" or sub_event == "Excessive force against protesters":
        return True
    return event == "Explosions/Remote violence" and _are_civilians(incident.recipients)


def _are_civilians(parties: Sequence[PartyTally]) -> bool:
    return all(meets("civilian", (party.kind,)) for party in parties) if parties else False


def _place(incident: Incident) -> Row:
    if incident.place is None:
        return {}
    place = incident.place.place
    point, country = point_of(place), country_of(place.country)
    return {
        "iso": country.numeric if country else None,
        "country": country.name if country else None,
        "admin1": place.name if place.precision == "province" else None,
        "admin2": place.name if place.precision == "district" else None,
        "location": place.name,
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "geo_precision": GEO_PRECISION.get(place.precision) if point else None,
    }


def _dead(incident: Incident) -> int | None:
    killed = incident.killed
    return None if killed is None else killed.low if killed.best is None else killed.best


def _tags(incident: Incident) -> str | None:
    told = "+".join(dict.fromkeys(tally.standing for tally in incident.standings))
    return joined([f"grade={incident.grade.name}", f"standing={told}" if told else None])


def _disorder(event: str, sub_event: str) -> str | None:
    return _disorders().get((event, sub_event)) or _disorders().get((event, ANY))


@cache
def _disorders() -> dict[tuple[str, str], str]:
    names = ("event_type", "sub_event_type", "disorder_type")
    rows = read_table("acled_disorder.tsv", names, PACKAGE)
    return {(row[names[0]], row[names[1]]): row[names[2]] for row in rows}


@cache
def _inter() -> dict[str, int]:
    rows = read_table("acled_inter.tsv", ("kind", "inter"), PACKAGE)
    return {row["kind"]: int(row["inter"]) for row in rows}
