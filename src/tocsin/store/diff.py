"""What changed in the record between two snapshots or times, incident by incident and field by field."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import Connection, and_, func, select, tuple_

from tocsin.errors import UnknownError
from tocsin.store.filterforms import read_end
from tocsin.store.portions import portions
from tocsin.store.snapshots import Held, snapshot_of
from tocsin.store.tables import REVISION

Fields = dict[str, tuple[object, object]]
"""The value of each field before and after; a part of an object is named like ``killed.best``."""
SHOWN = ("type", "when.start", "place.name", "killed.best")
"""What is said of an incident that is new or gone, for a reader to know which it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """``subject`` is the id of an incident, or the key of a claim with its ``article``."""

    kind: Literal["new", "gone", "changed"]
    subject: str
    fields: Fields = field(default_factory=dict)
    article: str | None = None

    @property
    def incident(self) -> str:
        """The id of the incident that changed."""
        return self.subject


def diff(connection: Connection, one: str | dt.datetime, other: str | dt.datetime) -> list[Change]:
    """What is new, gone or changed in ``other`` against ``one``, in order of id.

    Each is a time, or as text the name of a snapshot, a time with its offset, or a day (its end in UTC). What a
    snapshot's filter left out counts as not there. Raises UnknownError for text that is none of these.
    """
    before, after = _held_at(connection, one), _held_at(connection, other)
    differing = sorted(id for id in before | after if before.get(id) != after.get(id))
    return [
        change for portion in portions(differing) for change in _changes(connection, portion, before, after)
    ]


def compare_records(before: Mapping[str, object], after: Mapping[str, object]) -> Fields:
    """The fields in which two JSON objects differ; objects within them are compared part by part."""
    flat_before, flat_after = dict(_flat(before, after)), dict(_flat(after, before))
    names = dict.fromkeys([*flat_before, *flat_after])
    return {
        name: (flat_before.get(name), flat_after.get(name))
        for name in names
        if flat_before.get(name) != flat_after.get(name)
    }


def shown_fields(record: Mapping[str, object], names: tuple[str, ...]) -> dict[str, object]:
    """Those of the named fields that a JSON object has."""
    flat = dict(_flat(record, record))
    return {name: flat[name] for name in names if flat.get(name) is not None}


def _changes(connection: Connection, ids: Sequence[str], before: Held, after: Held) -> Iterator[Change]:
    contents = _contents(
        connection, [(id, held[id][0]) for held in (before, after) for id in ids if id in held]
    )
    for id in ids:
        if id not in before:
            shown = shown_fields(contents[id, after[id][0]], SHOWN)
            yield Change("new", id, {name: (None, value) for name, value in shown.items()})
        elif id not in after:
            shown = shown_fields(contents[id, before[id][0]], SHOWN)
            yield Change("gone", id, {name: (value, None) for name, value in shown.items()})
        elif fields := compare_records(contents[id, before[id][0]], contents[id, after[id][0]]):
            yield Change("changed", id, fields)


def _held_at(connection: Connection, point: str | dt.datetime) -> Held:
    if isinstance(point, dt.datetime):
        return _held_then(connection, point)
    try:
        return snapshot_of(connection, point).held
    except UnknownError:
        try:
            return _held_then(connection, read_end(point))
        except ValueError:
            raise UnknownError(
                f"there is no snapshot {point!r}, and it is no time", "write a time as 2026-11-24T06:00:00Z"
            ) from None


def _held_then(connection: Connection, at: dt.datetime) -> Held:
    last = (
        select(REVISION.c.incident, func.max(REVISION.c.number).label("number"))
        .where(REVISION.c.at <= at)
        .group_by(REVISION.c.incident)
        .subquery()
    )
    on_last = and_(REVISION.c.incident == last.c.incident, REVISION.c.number == last.c.number)
    columns = (REVISION.c.incident, REVISION.c.number, REVISION.c.sha256)
    rows = connection.execute(select(*columns).join(last, on_last).where(REVISION.c.retired.is_(False)))
    return {id: (number, sha256) for id, number, sha256 in rows}


def _contents(
    connection: Connection, wanted: list[tuple[str, int]]
) -> dict[tuple[str, int], dict[str, object]]:
    columns = (REVISION.c.incident, REVISION.c.number, REVISION.c.content)
    found: dict[tuple[str, int], dict[str, object]] = {}
    for start in range(0, len(wanted), 1000):
        some = tuple_(REVISION.c.incident, REVISION.c.number).in_(wanted[start : start + 1000])
        for id, number, content in connection.execute(select(*columns).where(some)):
            found[id, number] = json.loads(content)
    return found


def _flat(record: Mapping[str, object], beside: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in record.items():
        if isinstance(value, dict) and (record is beside or isinstance(beside.get(name), dict)):
            yield from ((f"{name}.{part}", inner) for part, inner in value.items())
        else:
            yield name, value
