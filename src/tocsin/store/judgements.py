"""Judgements are added to the record, numbered and logged; to take one back is one more judgement."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import cast

from sqlalchemy import Connection, RowMapping, func, insert, select

from tocsin.model.fields import Fields
from tocsin.model.judgement import Judgement, Reason, Verdict
from tocsin.model.record import Record
from tocsin.store.custody import log_all
from tocsin.store.hashing import hash_record, line_of
from tocsin.store.numbering import next_number
from tocsin.store.portions import portions
from tocsin.store.tables import CORRECTION, JUDGEMENT
from tocsin.store.utctime import say_utc

PLAIN = ("one", "other", "verdict", "by", "at", "person", "score", "act", "undoes")


@dataclass(frozen=True, slots=True)
class Act:
    """One deed of a person or of the machine: its judgements in order, and whether all have been taken back."""

    name: str
    by: str
    at: dt.datetime
    judgements: tuple[Judgement, ...]
    withdrawn: bool


def keep_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Adds a judgement and gives it back with its number."""
    return keep_judgements(connection, [judgement])[0]


def keep_judgements(connection: Connection, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Adds judgements in their order and gives them back with their numbers."""
    first = next_number(connection, JUDGEMENT.c.number)
    numbered = [replace(one, number=number) for number, one in enumerate(judgements, first)]
    if numbered:
        connection.execute(insert(JUDGEMENT), [_row(one) for one in numbered])
    for at, together in groupby(numbered, key=attrgetter("at")):
        log_all(connection, [("judgement", str(one.number), judgement_sha256(one)) for one in together], at)
    return numbered


def next_act(connection: Connection, deed: str, _by: str, _at: dt.datetime) -> str:
    """A name for the next act of a person, as "merge-17", that none has had."""
    kept = next_number(connection, JUDGEMENT.c.number) + next_number(connection, CORRECTION.c.number) - 1
    return f"{deed}-{kept}"


def judgement_sha256(judgement: Judgement) -> str:
    """The hash of all that a judgement says, its number included: what the custody log holds."""
    record: Record = {name: getattr(judgement, name) for name in (*PLAIN, "number")}
    record["at"] = say_utc(judgement.at)
    record["score"] = None if judgement.score is None else float(judgement.score)
    record["reasons"] = [[one.field, one.words, float(one.weight)] for one in judgement.reasons]
    return hash_record(record)


def judgements_among(connection: Connection, keys: Iterable[str]) -> list[Judgement]:
    """All judgements on pairs of the claims, those taken back and what took them back included, by number."""
    wanted = dict.fromkeys(keys)
    found = []
    for portion in portions(wanted):
        rows = connection.execute(select(JUDGEMENT).where(JUDGEMENT.c.one.in_(portion))).mappings()
        found += [judgement_of(row) for row in rows if row["other"] in wanted]
    return sorted(found, key=_number)


def withdraw(connection: Connection, act: str | int, by: str, at: dt.datetime) -> list[Judgement]:
    """Takes back all judgements of an act, or the one of a number; gives the new judgements that say so.

    There are none where there is no such act or number, or all of it has been taken back before.
    """
    named = JUDGEMENT.c.number == act if isinstance(act, int) else JUDGEMENT.c.act == act
    rows = connection.execute(select(JUDGEMENT).where(named).order_by(JUDGEMENT.c.number)).mappings()
    found = [one for one in map(judgement_of, rows) if one.undoes is None]
    undone = _undone(connection, found)
    taken_back = [
        Judgement(one.one, one.other, "withdrawn", by, at, person=True, undoes=one.number)
        for one in found
        if one.number not in undone
    ]
    return keep_judgements(connection, taken_back)


def acts(connection: Connection, limit: int = 50) -> list[Act]:
    """The last acts that can be taken back whole, newest first."""
    names = (
        select(JUDGEMENT.c.act)
        .where(JUDGEMENT.c.act.is_not(None))
        .group_by(JUDGEMENT.c.act)
        .order_by(func.min(JUDGEMENT.c.number).desc())
        .limit(limit)
    )
    return [_act(connection, name) for name in connection.scalars(names).all() if name]


def judgement_of(row: RowMapping) -> Judgement:
    """The judgement of a row. Raises ModelError where its reasons are broken."""
    reasons = tuple(
        Reason(one.text("field"), one.text("words"), one.maybe_number("weight") or 0.0)
        for one in Fields(json.loads(row["reasons"])).children("reasons")
    )
    return Judgement(
        one=row["one"],
        other=row["other"],
        verdict=cast(Verdict, row["verdict"]),
        by=row["by"],
        at=row["at"],
        person=bool(row["person"]),
        score=row["score"],
        reasons=reasons,
        act=row["act"],
        undoes=row["undoes"],
        number=row["number"],
    )


def _row(judgement: Judgement) -> Record:
    reasons = [{"field": one.field, "words": one.words, "weight": one.weight} for one in judgement.reasons]
    plain = {name: getattr(judgement, name) for name in (*PLAIN, "number")}
    return plain | {"reasons": line_of({"reasons": reasons})}


def _undone(connection: Connection, judgements: Sequence[Judgement]) -> set[int]:
    """The numbers that have been taken back: what takes back is on the same pair."""
    ones = dict.fromkeys(one.one for one in judgements)
    undone: set[int] = set()
    for portion in portions(ones):
        undoing = select(JUDGEMENT.c.undoes).where(
            JUDGEMENT.c.one.in_(portion), JUDGEMENT.c.undoes.is_not(None)
        )
        undone.update(connection.scalars(undoing))
    return undone


def _act(connection: Connection, name: str) -> Act:
    rows = connection.execute(select(JUDGEMENT).where(JUDGEMENT.c.act == name).order_by(JUDGEMENT.c.number))
    judgements = tuple(judgement_of(row) for row in rows.mappings())
    undone = _undone(connection, judgements)
    first = judgements[0]
    return Act(name, first.by, first.at, judgements, all(one.number in undone for one in judgements))


def _number(judgement: Judgement) -> int:
    return judgement.number or 0
