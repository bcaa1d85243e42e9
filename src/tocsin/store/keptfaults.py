"""Rows held against the custody log: each as it was logged, none missing, none added."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, and_, except_, select

from tocsin.errors import TocsinError
from tocsin.store.faults import Fault, raw_columns, stream
from tocsin.store.proofs import AlteredError, Proof, Row
from tocsin.store.tables import CUSTODY


def kept_faults(connection: Connection, proof: Proof, broken: Collection[str]) -> Iterator[Fault]:
    """What was changed, added or deleted in one table; links whose numbers are in ``broken`` prove nothing."""
    logged = and_(CUSTODY.c.kind == proof.kind, CUSTODY.c.subject == proof.subject)
    asked = (
        select(
            *raw_columns(proof.table),
            proof.subject.label("custody_subject"),
            CUSTODY.c.number.label("custody_number"),
            CUSTODY.c.content.label("custody_content"),
        )
        .select_from(proof.table.outerjoin(CUSTODY, logged))
        .order_by(*proof.table.primary_key.columns, CUSTODY.c.number)
    )
    last = None
    for row in stream(connection, asked):
        subject = row["custody_subject"]
        if subject == last:
            continue  # logged twice, which is found by itself
        last = subject
        words = _words(proof, row, broken)
        if words:
            yield Fault(proof.table.name, subject, words)
    yield from _missing(connection, proof)


def _words(proof: Proof, row: Row, broken: Collection[str]) -> str:
    try:
        expected = proof.hash(row)
    except AlteredError as altered:
        return str(altered)
    except (TocsinError, ValueError, TypeError, KeyError):
        return "was changed so that it cannot be read any more"
    if row["custody_number"] is None:
        return "is not in the custody log: it was added, or its link deleted"
    if expected != row["custody_content"] and str(row["custody_number"]) not in broken:
        return f"differs from what link {row['custody_number']} of the custody log holds"
    return ""


def _missing(connection: Connection, proof: Proof) -> Iterator[Fault]:
    logged = select(CUSTODY.c.subject).where(CUSTODY.c.kind == proof.kind)
    gone = except_(logged, select(proof.subject).select_from(proof.table)).subquery()
    for row in stream(connection, select(gone.c.subject).order_by(gone.c.subject)):
        yield Fault(proof.table.name, row["subject"], "is missing: the custody log holds it")
