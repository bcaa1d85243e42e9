"""A person's values in place of the machine's; the machine's stay in the record of the incident before."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tocsin.errors import KnowledgeError, ModelError
from tocsin.incidents.figurewords import figure_words
from tocsin.incidents.reconciling import crossed
from tocsin.knowledge.wordfold import folded_words
from tocsin.model.correction import Correction
from tocsin.model.incident import Incident
from tocsin.model.incidentrecord import incident_from_record, incident_to_record
from tocsin.model.record import Record
from tocsin.ontology.types import event_type, modes_of, quad_of

NOBODY: Record = {"families": [], "claims": []}


def corrected(incident: Incident, corrections: Sequence[Correction]) -> Incident:
    """The incident with each person's value in its field; of two for one field the later counts.

    Fields and values, as JSON: ``type`` and ``grade`` a name; ``modes`` names; ``actors`` and ``recipients`` names or
    objects with ``name``, ``id``, ``kind``, ``country``; ``when`` a day or an object with ``start``, ``end``,
    ``precision``; ``place`` an object with ``name``, ``precision`` and so on; ``killed`` and ``injured`` a number or an
    object with ``low``, ``best``, ``high``; all but ``type`` and ``grade`` also null for "not known".
    Corrections of other incidents and of claims do not count. The types of other schemes follow anew.
    Raises ModelError for another field or a value that does not fit it.
    """
    record = incident_to_record(incident)
    for correction in sorted(corrections, key=_in_turn):
        if (
            correction.kind != "incident"
            or correction.subject != incident.id
            or correction.undoes is not None
        ):
            continue
        if correction.field not in FORMS:
            raise ModelError(
                f"an incident has no field {correction.field}", "correct one of " + ", ".join(FORMS)
            )
        record[correction.field] = FORMS[correction.field](correction, record)
    return _crossed(incident_from_record(record)) if record != incident_to_record(incident) else incident


def _in_turn(correction: Correction) -> tuple[bool, int, dt.datetime]:
    """The type first, as modes hang on it; then as they were made."""
    return correction.field != "type", correction.number or 0, correction.at


def _crossed(incident: Incident) -> Incident:
    """The incident with modes of its type alone, and ACLED, CAMEO and the quad class from what it now holds."""
    allowed = set(modes_of(incident.type))
    modes = tuple(mode for mode in incident.modes if mode.name in allowed)
    acled, cameo = crossed(incident.type, modes, incident.actors, incident.recipients)
    return replace(incident, modes=modes, acled=acled, cameo=cameo, quad=quad_of(incident.type))


def _by(correction: Correction) -> str:
    return f"corrected by {correction.by}" + (f": {correction.note}" if correction.note else "")


def _type(correction: Correction, record: Record) -> object:
    try:
        return event_type(str(correction.value)).name
    except KnowledgeError as error:
        raise ModelError(error.message, error.hint) from error


def _grade(correction: Correction, record: Record) -> object:
    return {"name": correction.value, "reasons": [_by(correction)]}


def _modes(correction: Correction, record: Record) -> object:
    known = _known(record, "modes")
    names = [str(_part(one, "name")) for one in _list(correction)]
    strange = [name for name in names if name not in modes_of(str(record["type"]))]
    if strange:
        raise ModelError(
            f"{record['type']} has no mode {strange[0]}", "correct the type first, or use a mode of it"
        )
    return [known.get(folded_words(name), {"name": name, **NOBODY}) for name in names]


def _parties(correction: Correction, record: Record) -> object:
    known = _known(record, correction.field)
    found = []
    for one in _list(correction):
        name = _part(one, "name")
        told = known.get(folded_words(str(name)), {"id": None, "kind": None, "country": None, **NOBODY})
        found.append({**told, **_stated(one), "name": name})
    return found


def _when(correction: Correction, record: Record) -> object:
    value = correction.value
    if value is None:
        stated: Record = {"start": None, "end": None, "precision": "unknown"}
    elif isinstance(value, str):
        stated = {"start": value, "end": value, "precision": "day"}
    else:
        stated = {"end": _part(value, "start"), "precision": "day", **_object(correction)}
    return {**stated, "words": _by(correction), **NOBODY}


def _place(correction: Correction, record: Record) -> object:
    return (
        None if correction.value is None else {**placed(correction.value), "words": _by(correction), **NOBODY}
    )


def placed(value: object) -> Record:
    """The parts of a place. Raises ModelError for what is no JSON object, or for coordinates that there are not."""
    if not isinstance(value, Mapping):
        raise ModelError("place is not a JSON object", "write it as {...}")
    for name, most in (("lat", 90), ("lon", 180)):
        degrees = value.get(name)
        if (value.get("lat") is None) != (value.get("lon") is None) or (
            isinstance(degrees, int | float) and not -most <= degrees <= most
        ):
            raise ModelError(f"place: {name} is no coordinate", "give lat and lon in degrees, or neither")
    return {str(name): part for name, part in value.items()}


def _figure(correction: Correction, record: Record) -> object:
    value = correction.value
    if value is None:
        return None
    stated = {"low": value, "best": value, "high": value} if isinstance(value, int) else _object(correction)
    low, best, high = stated.get("low"), stated.get("best"), stated.get("high")
    if (
        not isinstance(low, int)
        or isinstance(value, bool)
        or low < 0
        or (isinstance(high, int) and high < low)
        or (isinstance(best, int) and (best < low or (isinstance(high, int) and best > high)))
    ):
        raise ModelError(
            f"{correction.field}: no such number of people", "give a number, or low, best and high"
        )
    told = figure_words(low, high if isinstance(high, int) else None)
    before = record[correction.field]
    voices = before["voices"] if isinstance(before, dict) else []
    return {"best": None, **stated, "words": f"{told}, {_by(correction)}", "voices": voices}


FORMS: Mapping[str, Callable[[Correction, Record], object]] = {
    "type": _type,
    "grade": _grade,
    "modes": _modes,
    "actors": _parties,
    "recipients": _parties,
    "when": _when,
    "place": _place,
    "killed": _figure,
    "injured": _figure,
}
"""How the value of each field is put into the record."""


def _known(record: Record, field: str) -> dict[tuple[str, ...], Record]:
    """What the record holds in a list, by folded name: a value that stays keeps who states it."""
    held = record[field]
    return {folded_words(str(one["name"])): one for one in held} if isinstance(held, list) else {}


def _list(correction: Correction) -> list[object]:
    value = [] if correction.value is None else correction.value
    if not isinstance(value, list | tuple):
        raise ModelError(f"{correction.field} is not a list", "give a list of names")
    return list(value)


def _object(correction: Correction) -> Record:
    if not isinstance(correction.value, Mapping):
        raise ModelError(f"{correction.field} is not a JSON object", "write it as {...}")
    return {str(name): value for name, value in correction.value.items()}


def _stated(value: object) -> Record:
    return {str(name): part for name, part in value.items()} if isinstance(value, Mapping) else {}


def _part(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else value
