"""How the rows of each table are proved: the hash that the custody log holds of them, worked out anew."""

import datetime as dt
import json
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, RowMapping, Table, Text, cast, literal

from tocsin.model.article import Article
from tocsin.store.arrivals import UNLOGGED as UNLOGGED_OF_ARTICLE
from tocsin.store.arrivals import content_hash
from tocsin.store.corrections import correction_of, correction_sha256
from tocsin.store.hashing import hash_row, hash_text
from tocsin.store.identity import article_id
from tocsin.store.judgements import judgement_of, judgement_sha256
from tocsin.store.readings import UNLOGGED as UNLOGGED_OF_READING
from tocsin.store.revisions import revision_sha256
from tocsin.store.tables import ARRIVAL, ARTICLE, CORRECTION, EVIDENCE, JUDGEMENT, READING, REVISION, SNAPSHOT
from tocsin.store.utctime import FORM

Row = Mapping[str, typing.Any]


class AlteredError(ValueError):
    """A row that is wrong by itself, whatever the custody log says; the message says in what."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How one table is proved.

    ``kind`` and ``subject`` are how the custody log names its rows. ``hash`` works out what the log must hold of a row,
    and raises AlteredError (or whatever broken content raises) where the row is wrong by itself.
    """

    table: Table
    kind: str
    subject: ColumnElement[str]
    hash: Callable[[Row], str]


def _prove_article(row: Row) -> str:
    date = row["date"]
    day = dt.date.fromisoformat(date) if isinstance(date, str) else date
    article = Article(
        row["given_id"], row["text"], row["title"], day, row["publisher"], row["url"], row["language"]
    )
    if content_hash(article) != row["sha256"]:
        raise AlteredError("its text, title, date, publisher, address or language was changed")
    if article_id(article) != row["id"]:
        raise AlteredError("its id is not that of its content")
    return hash_row(ARTICLE, row, but=UNLOGGED_OF_ARTICLE)


def _prove_reading(row: Row) -> str:
    if hash_text(row["content"]) != row["sha256"]:
        raise AlteredError("its content was changed")
    return hash_row(READING, row, but=UNLOGGED_OF_READING)


def _prove_revision(row: Row) -> str:
    if hash_text(row["content"]) != row["sha256"]:
        raise AlteredError("its content was changed")
    return revision_sha256(
        row["incident"], row["number"], _time(row["at"]), row["cause"], row["retired"], row["sha256"]
    )


def _prove_judgement(row: Row) -> str:
    return judgement_sha256(judgement_of(_timed(row)))


def _prove_correction(row: Row) -> str:
    return correction_sha256(correction_of(_timed(row)))


def _prove_snapshot(row: Row) -> str:
    if hash_text(row["manifest"]) != row["sha256"]:
        raise AlteredError("its manifest was changed")
    manifest = json.loads(row["manifest"])
    if any(manifest[name] != row[name] for name in ("name", "by", "at")):
        raise AlteredError("its name, author or time differs from its manifest")
    sha256: str = row["sha256"]
    return sha256


def _timed(row: Row) -> RowMapping:
    return typing.cast(RowMapping, {**row, "at": _time(row["at"])})  # a mapping by the same names


def _time(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, FORM).replace(tzinfo=dt.UTC)


def _numbered(table: Table) -> ColumnElement[str]:
    return cast(table.c.number, Text)


PROOFS = (
    Proof(EVIDENCE, "evidence", EVIDENCE.c.sha256, lambda row: hash_row(EVIDENCE, row)),
    Proof(ARTICLE, "article", ARTICLE.c.id, _prove_article),
    Proof(ARRIVAL, "arrival", _numbered(ARRIVAL), lambda row: hash_row(ARRIVAL, row)),
    Proof(READING, "reading", _numbered(READING), _prove_reading),
    Proof(JUDGEMENT, "judgement", _numbered(JUDGEMENT), _prove_judgement),
    Proof(CORRECTION, "correction", _numbered(CORRECTION), _prove_correction),
    Proof(
        REVISION,
        "revision",
        REVISION.c.incident + literal(":", Text) + cast(REVISION.c.number, Text),
        _prove_revision,
    ),
    Proof(SNAPSHOT, "snapshot", SNAPSHOT.c.name, _prove_snapshot),
)
"""Every table of which nothing may change once it is kept."""
