"""Corrections are added to the record, numbered and logged; the machine's value stays beside the person's."""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection, RowMapping, insert, select

from tocsin.model.correction import Correction, CorrectionSubject
from tocsin.model.record import Record
from tocsin.store.custody import log
from tocsin.store.hashing import hash_record
from tocsin.store.numbering import next_number
from tocsin.store.portions import portions
from tocsin.store.tables import CORRECTION
from tocsin.store.utctime import say_utc

PLAIN = ("kind", "subject", "field", "by", "at", "note", "act", "undoes")


def keep_correction(connection: Connection, correction: Correction) -> Correction:
    """Adds a correction and gives it back with its number."""
    numbered = replace(correction, number=next_number(connection, CORRECTION.c.number))
    row = {name: getattr(numbered, name) for name in (*PLAIN, "number")}
    row |= {name: _said(getattr(correction, name)) for name in ("value", "machine")}
    connection.execute(insert(CORRECTION).values(row))
    log(connection, "correction", str(numbered.number), correction_sha256(numbered), correction.at)
    return numbered


def correction_sha256(correction: Correction) -> str:
    """The hash of all that a correction says, its number included: what the custody log holds."""
    record: Record = {name: getattr(correction, name) for name in (*PLAIN, "value", "machine", "number")}
    record["at"] = say_utc(correction.at)
    return hash_record(record)


def corrections_of(connection: Connection, kind: CorrectionSubject, subject: str) -> list[Correction]:
    """The corrections of a claim or incident that are in force: the last of each field, by number."""
    return corrections_among(connection, kind, [subject]).get(subject, [])


def corrections_among(
    connection: Connection, kind: CorrectionSubject, subjects: Collection[str]
) -> dict[str, list[Correction]]:
    """Those of the claims or incidents that have corrections in force, with the last of each field, by number."""
    found: dict[str, dict[str, Correction]] = {}
    for one in _in_force(_history(connection, kind, subjects)):
        found.setdefault(one.subject, {})[one.field] = one
    return {subject: sorted(last.values(), key=_number) for subject, last in found.items()}


def correction_history(connection: Connection, kind: CorrectionSubject, subject: str) -> list[Correction]:
    """All corrections of a claim or incident, those taken back and what took them back included, by number."""
    return _history(connection, kind, [subject])


def withdraw_corrections(
    connection: Connection, act: str | int, by: str, at: dt.datetime
) -> list[Correction]:
    """Takes back all corrections of an act, or the one of a number; gives the new corrections that say so.

    There are none where there is no such act or number, or all of it has been taken back before.
    """
    named = CORRECTION.c.number == act if isinstance(act, int) else CORRECTION.c.act == act
    rows = connection.execute(select(CORRECTION).where(named).order_by(CORRECTION.c.number)).mappings()
    found = [one for one in map(correction_of, rows) if one.undoes is None]
    left = [one for one in found if one in _in_force(_history(connection, one.kind, [one.subject]))]
    return [
        keep_correction(
            connection,
            replace(one, value=None, by=by, at=at, note="", act=None, undoes=one.number, number=None),
        )
        for one in left
    ]


def correction_of(row: RowMapping) -> Correction:
    """The correction of a row."""
    return Correction(
        kind=cast(CorrectionSubject, row["kind"]),
        subject=row["subject"],
        field=row["field"],
        value=json.loads(row["value"]),
        machine=json.loads(row["machine"]),
        by=row["by"],
        at=row["at"],
        note=row["note"],
        act=row["act"],
        undoes=row["undoes"],
        number=row["number"],
    )


def _history(connection: Connection, kind: CorrectionSubject, subjects: Collection[str]) -> list[Correction]:
    found = []
    for portion in portions(subjects):
        rows = select(CORRECTION).where(CORRECTION.c.subject.in_(portion), CORRECTION.c.kind == kind)
        found += [correction_of(row) for row in connection.execute(rows).mappings()]
    return sorted(found, key=_number)


def _in_force(corrections: Iterable[Correction]) -> list[Correction]:
    known = list(corrections)
    undone = {one.undoes for one in known}
    return [one for one in known if one.undoes is None and one.number not in undone]


def _said(value: object) -> str:
    return json.dumps(value, sort_keys=True, allow_nan=False)


def _number(correction: Correction) -> int:
    return correction.number or 0
