"""What the machine says of one field, in the short form that stands beside a person's value."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection

from tocsin.errors import UnknownError
from tocsin.incidents.heeding import heard_telling
from tocsin.incidents.reconciling import reconcile
from tocsin.model.correction import CorrectionSubject
from tocsin.model.incidentrecord import incident_to_record
from tocsin.model.record import Record, claim_to_record
from tocsin.model.telling import Telling
from tocsin.store.corrections import corrections_among
from tocsin.store.incidentlookup import incident_of
from tocsin.store.tellings import tellings_of

PARTY = ("name", "id", "kind", "country")
SHORT: Mapping[str, tuple[str, ...]] = {
    "actors": PARTY,
    "recipients": PARTY,
    "when": ("start", "end", "precision"),
    "place": ("name", "precision", "country", "lat", "lon", "id"),
    "killed": ("low", "best", "high"),
    "injured": ("low", "best", "high"),
}
"""The parts of a value that count; who carries it and which words give it are left out."""


def machine_value(connection: Connection, kind: CorrectionSubject, subject: str, field: str) -> object:
    """What the machine says now of a field of a claim or an incident, corrections of that incident left aside.

    Raises UnknownError for a subject that the record does not hold or no longer reads, or a field that it lacks.
    """
    record = _claim(connection, subject) if kind == "claim" else _incident(connection, subject)
    if field == "accepted":
        return True
    if field not in record:
        raise UnknownError(f"there is no field {field!r} of a{'n' if kind == 'incident' else ''} {kind}")
    return short_value(field, record[field])


def short_value(field: str, value: object) -> object:
    """A value of a record in JSON in its short form; one that is short already stays."""
    if field in ("grade", "modes"):
        return [_name(one) for one in value] if isinstance(value, list | tuple) else _name(value)
    if isinstance(value, Mapping) and field in SHORT:
        return {name: value[name] for name in SHORT[field] if name in value}
    return [short_value(field, one) for one in value] if isinstance(value, list | tuple) else value


def _name(value: object) -> object:
    return value.get("name") if isinstance(value, Mapping) else value


def _claim(connection: Connection, key: str) -> Record:
    found = tellings_of(connection, [key])
    if not found:
        raise UnknownError(f"there is no claim {key!r} that is read now")
    return claim_to_record(found[0].claim)


def _incident(connection: Connection, id: str) -> Record:
    """The incident as its claims alone make it: what people say of the claims counts, of the incident not."""
    left = tellings_heard(connection, incident_of(connection, id).claims)
    if not left:
        raise UnknownError(f"the incident {id} holds no claim now", "undo what took them out")
    return incident_to_record(reconcile(left))


def tellings_heard(connection: Connection, keys: Collection[str]) -> list[Telling]:
    """The tellings of claims with what people say of them in place of what the machine read, those left out that
    people say tell of no act; in order of arrival."""
    tellings = tellings_of(connection, keys)
    said = corrections_among(connection, "claim", [one.key for one in tellings])
    heard = [heard_telling(one, said[one.key]) if one.key in said else one for one in tellings]
    return [one for one in heard if one is not None]
