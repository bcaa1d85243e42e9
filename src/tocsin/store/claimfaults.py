"""Claims and readings held against each other: the columns that are searched follow from the content that is hashed."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, select

from tocsin.errors import TocsinError
from tocsin.model.record import reading_from_record
from tocsin.store.faults import PAGE, Fault, stream
from tocsin.store.proofs import Row
from tocsin.store.readings import claim_rows
from tocsin.store.superseding import superseding_hash
from tocsin.store.tables import ARTICLE, CLAIM, CUSTODY, READING


def claim_faults(connection: Connection, faulty: Collection[str]) -> Iterator[Fault]:
    """What is wrong with claims, and with which reading is current; readings in ``faulty`` are named already."""
    last = 0
    while page := list(stream(connection, _readings(last))):
        last = page[-1]["number"]
        claims = _claims(connection, page[0]["number"], last)
        for row in page:
            if str(row["number"]) in faulty:
                continue
            if row["current"] != (row["number"] == row["newest"]):
                yield Fault(
                    "reading", str(row["number"]), "is current though it is not the newest, or the reverse"
                )
            yield from _differing(row, claims.get(row["number"], {}))
    yield from _orphans(connection, faulty)


def superseding_faults(connection: Connection) -> Iterator[Fault]:
    """Articles that are superseded by another than the custody log says."""
    logged = and_(CUSTODY.c.kind == "superseding", CUSTODY.c.subject == ARTICLE.c.id)
    asked = (
        select(ARTICLE.c.id, ARTICLE.c.superseded_by, CUSTODY.c.content)
        .select_from(ARTICLE.outerjoin(CUSTODY, logged))
        .where(ARTICLE.c.superseded_by.is_not(None) | CUSTODY.c.content.is_not(None))
        .order_by(ARTICLE.c.number)
    )
    for row in stream(connection, asked):
        newer = row["superseded_by"]
        if newer is None or row["content"] != superseding_hash(row["id"], newer):
            yield Fault("article", row["id"], "what superseded it was changed")


def _readings(last: int) -> Select[Any]:
    """The next page of readings, each with the newest of its article and whether that article is superseded."""
    other = READING.alias()
    newest = select(func.max(other.c.number)).where(other.c.article == READING.c.article).scalar_subquery()
    rests = exists().where(CUSTODY.c.kind == "superseding", CUSTODY.c.subject == READING.c.article)
    columns = (READING.c.number, READING.c.article, READING.c.current, READING.c.content)
    asked = select(*columns, newest.label("newest"), rests.label("rests"))
    return asked.where(READING.c.number > last).order_by(READING.c.number).limit(PAGE)


def _claims(connection: Connection, first: int, last: int) -> dict[int, dict[str, Row]]:
    asked = select(CLAIM).where(CLAIM.c.reading.between(first, last))
    found: dict[int, dict[str, Row]] = {}
    for row in stream(connection, asked):
        found.setdefault(row["reading"], {})[row["key"]] = row
    return found


def _differing(reading: Row, kept: Mapping[str, Row]) -> Iterator[Fault]:
    """The claims of one reading, held against its content."""
    try:
        read = reading_from_record(json.loads(reading["content"]))
    except (TocsinError, ValueError, TypeError):
        yield Fault("reading", str(reading["number"]), "its content cannot be read any more")
        return
    current = reading["number"] == reading["newest"] and not reading["rests"]
    expected = claim_rows(reading["article"], read, reading["number"], current)
    of_reading = f"of reading {reading['number']}"
    for row in expected:
        key = str(row["key"])
        if key not in kept:
            yield Fault("claim", key, f"is missing: a claim {of_reading}")
        elif differing := [name for name, value in row.items() if kept[key][name] != value]:
            yield Fault("claim", key, f"{', '.join(differing)} differs from the content {of_reading}")
    for key in sorted(kept.keys() - {row["key"] for row in expected}):
        yield Fault("claim", key, f"was added: no claim {of_reading}")


def _orphans(connection: Connection, faulty: Collection[str]) -> Iterator[Fault]:
    alone = select(CLAIM.c.key, CLAIM.c.reading).where(~exists().where(READING.c.number == CLAIM.c.reading))
    for row in stream(connection, alone.order_by(CLAIM.c.reading, CLAIM.c.position)):
        if str(row["reading"]) not in faulty:
            yield Fault("claim", row["key"], f"was added: there is no reading {row['reading']}")
