"""A person's values in place of those that the machine read in one claim; the reading keeps the machine's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.errors import DateError, ModelError
from tocsin.incidents.corrected import placed
from tocsin.model.correction import Correction
from tocsin.model.record import Record, claim_from_record, claim_to_record
from tocsin.model.telling import Telling
from tocsin.ontology.types import modes_of, quad_of

FIELDS = (
    "accepted", "type", "standing", "modes", "actors", "recipients", "when", "place", "killed", "injured",
)  # fmt: skip
"""What can be corrected in a claim; ``accepted`` false says that the words tell of no such act."""


def corrected_telling(telling: Telling, corrections: Sequence[Correction]) -> Telling | None:
    """The telling with each person's value in its field, None when a person says that it tells of no act.

    Values as JSON: ``type`` and ``standing`` a name; ``modes`` names; ``actors`` and ``recipients`` names or objects
    with ``name``, ``id``, ``kind``, ``country``; ``when`` a day, or an object with ``start``, ``end``, ``precision``;
    ``place`` an object with ``name``, ``precision`` and so on; ``killed`` and ``injured`` a number, or an object with
    ``low`` and ``high``; ``accepted`` true or false. A corrected value has no words of the article.
    Raises ModelError for another field or a value that does not fit it.
    """
    record = claim_to_record(telling.claim)
    nowhere = {"text": "", "start": telling.claim.trigger.start, "end": telling.claim.trigger.start}
    accepted = True
    for correction in sorted(corrections, key=lambda one: (one.field != "type", one.number or 0, one.at)):
        field, value = correction.field, correction.value
        if field not in FIELDS:
            raise ModelError(f"a claim has no field {field}", "correct one of " + ", ".join(FIELDS))
        if field == "accepted":
            accepted = value is not False
        else:
            record.update(_changed(field, value, record, nowhere))
    if not accepted:
        return None
    try:
        return replace(telling, claim=claim_from_record(record))
    except (ModelError, DateError, ValueError) as error:
        raise ModelError(f"the corrected claim does not hold: {error}", "correct it anew") from error


def _changed(field: str, value: object, record: Record, nowhere: Record) -> Record:
    if field in ("actors", "recipients"):
        return {field: [_party(one, nowhere) for one in _listed(field, value)]}
    if field == "modes":
        names = [str(name) for name in _listed(field, value)]
        strange = [name for name in names if name not in modes_of(str(record["type"]))]
        if strange:
            raise ModelError(f"{record['type']} has no mode {strange[0]}", "use a mode of that type")
        return {"modes": names, "mode_spans": [nowhere for _ in names]}
    if field == "when":
        return {"when": _when(value)}
    if field == "place":
        return {"place": None if value is None else {**placed(value), "span": None}}
    if field in ("killed", "injured"):
        return {field: _figure(field, value)}
    if field == "type":
        kind = str(value)
        allowed = set(modes_of(kind))
        held = zip(_texts(record["modes"]), _listed("modes", record["mode_spans"]), strict=True)
        kept = [(name, span) for name, span in held if name in allowed]
        return {
            "type": kind,
            "modes": [name for name, _ in kept],
            "mode_spans": [span for _, span in kept],
            "quad": quad_of(kind),
            "acled": None,
            "cameo": None,
        }
    return {field: value, "standing_span": None}


def _party(value: object, nowhere: Record) -> Record:
    stated = {"name": value} if isinstance(value, str) else _object("a party", value)
    return {"id": None, "kind": None, "country": None, **stated, "text": "", "span": nowhere}


def _when(value: object) -> Record:
    if value is None:
        return {"start": None, "end": None, "precision": "unknown", "span": None}
    if isinstance(value, str):
        return {"start": value, "end": value, "precision": "day", "span": None}
    return {"precision": "day", **_object("when", value), "span": None}


def _figure(field: str, value: object) -> Record | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return {"low": value, "high": value, "span": None}
    return {"high": None, **_object(field, value), "span": None}


def _listed(field: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise ModelError(f"{field} is not a list", "give a list")
    return value


def _texts(value: object) -> list[str]:
    return [str(one) for one in _listed("modes", value)]


def _object(field: str, value: object) -> Record:
    if not isinstance(value, Mapping):
        raise ModelError(f"{field} is not a JSON object", "write it as {...}")
    return {str(name): part for name, part in value.items()}
