"""Arrivals: articles by their content, how and whence each came, and which text stands under an address now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, insert, or_, select

from tocsin.errors import UnknownError
from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.model.record import article_to_record
from tocsin.store.custody import log_all
from tocsin.store.fitting import check_fit
from tocsin.store.hashing import hash_record, hash_row, line_of
from tocsin.store.identity import article_id, storable, storable_text
from tocsin.store.numbering import next_number
from tocsin.store.superseding import supersede
from tocsin.store.tables import ARRIVAL, ARTICLE, EVIDENCE, FINGERPRINT

MOST_ALIKE = 50
UNLOGGED = {"text", "superseded_by"}
"""Columns of an article that its link in the custody log does not hold: the hash of its content has the text."""


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """What keeping an arrival did.

    ``new`` says that the article was not there before, ``arrival_new`` that it had not come this way. ``superseded``
    are articles whose text no longer stands, ``dropped`` the keys of their claims, which are no longer current.
    """

    id: str
    number: int
    new: bool
    arrival_new: bool
    superseded: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the record; ``number`` is its place in the order of arrival."""

    article: Article
    id: str
    number: int
    family: str
    copy: str
    superseded_by: str | None
    arrived_at: dt.datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredArrival:
    """One way an article came: from which source and address, when, and the hash of the bytes."""

    number: int
    article: str
    source: str
    address: str
    fetched_at: dt.datetime
    evidence: str
    headers: str


def keep_arrival(
    connection: Connection,
    arrival: Arrival,
    evidence_sha256: str,
    family: str,
    copy: str | None,
    bands: Iterable[tuple[int, int]],
    at: dt.datetime,
) -> KeptArticle:
    """Keeps an article, once, and its arrival, once for each source, address and evidence.

    ``copy`` names the article whose text this one prints, None where it prints its own. An article under the same
    address with another text supersedes the older one. Raises ArticleError when an address or a name is too long.
    """
    check_fit(arrival, family)
    article, family = storable(arrival.article), storable_text(family)
    id = article_id(article)
    logged = _keep_bytes(connection, arrival, evidence_sha256, at)
    number = connection.scalar(select(ARTICLE.c.number).where(ARTICLE.c.id == id))
    new = number is None
    if number is None:
        number = next_number(connection, ARTICLE.c.number)
        row = _row(article, id, number, family, copy, at)
        connection.execute(insert(ARTICLE), row)
        logged.append(("article", id, hash_row(ARTICLE, row, but=UNLOGGED)))
        marks = [{"band": band, "value": value, "article": id} for band, value in bands]
        if marks:
            connection.execute(insert(FINGERPRINT), marks)
    came = _keep_way(connection, arrival, id, evidence_sha256)
    log_all(connection, logged + came, at)
    gone = supersede(connection, id, article.url, arrival.fetched_at, at) if new else ((), ())
    return KeptArticle(id, number, new, bool(came), *gone)


def find_copies(connection: Connection, bands: Iterable[tuple[int, int]]) -> list[tuple[str, str]]:
    """The id and the text of the articles that share a band of their fingerprint, in order of arrival.

    At most 50: those that share the most bands, of equals the first. A phrase that every article of a site ends with
    would else bring them all.
    """
    bands = list(bands)
    if not bands:
        return []
    alike = (
        select(FINGERPRINT.c.article, func.count().label("bands"))
        # SQLite looks a pair up in the index, and reads through the whole table for a list of pairs.
        .where(
            or_(*(and_(FINGERPRINT.c.band == band, FINGERPRINT.c.value == value) for band, value in bands))
        )
        .group_by(FINGERPRINT.c.article)
        .subquery()
    )
    found = (
        select(ARTICLE.c.number, ARTICLE.c.id, ARTICLE.c.text)
        .join(alike, alike.c.article == ARTICLE.c.id)
        .order_by(alike.c.bands.desc(), ARTICLE.c.number)
        .limit(MOST_ALIKE)
    )
    return [(id, text) for _, id, text in sorted(tuple(row) for row in connection.execute(found))]


def article_of(connection: Connection, id: str) -> StoredArticle:
    """The article of that id. Raises UnknownError."""
    row = connection.execute(select(ARTICLE).where(ARTICLE.c.id == id)).one_or_none()
    if row is None:
        raise UnknownError(f"the record holds no article {id}")
    article = Article(row.given_id, row.text, row.title, row.date, row.publisher, row.url, row.language)
    return StoredArticle(
        article, row.id, row.number, row.family, row.copy, row.superseded_by, row.arrived_at, row.sha256
    )


def arrivals_of(connection: Connection, article: str) -> list[StoredArrival]:
    """All ways an article came, in order."""
    asked = select(ARRIVAL).where(ARRIVAL.c.article == article).order_by(ARRIVAL.c.number)
    return [StoredArrival(*row) for row in connection.execute(asked)]


def content_hash(article: Article) -> str:
    """The SHA-256 of an article as a line of JSON, in hex."""
    return hash_record(article_to_record(article))


def _row(
    article: Article, id: str, number: int, family: str, copy: str | None, at: dt.datetime
) -> dict[str, object]:
    return {
        "id": id,
        "number": number,
        "given_id": article.id,
        "title": article.title,
        "text": article.text,
        "date": article.date,
        "publisher": article.publisher,
        "family": family,
        "url": article.url,
        "language": article.language,
        "copy": copy or id,
        "superseded_by": None,
        "arrived_at": at,
        "sha256": content_hash(article),
    }


def _keep_bytes(
    connection: Connection, arrival: Arrival, sha256: str, at: dt.datetime
) -> list[tuple[str, str, str]]:
    if connection.scalar(select(EVIDENCE.c.sha256).where(EVIDENCE.c.sha256 == sha256)):
        return []
    row = {"sha256": sha256, "size": len(arrival.raw), "media_type": storable_text(arrival.media_type)}
    row["kept_at"] = at
    connection.execute(insert(EVIDENCE), row)
    return [("evidence", sha256, hash_row(EVIDENCE, row))]


def _keep_way(connection: Connection, arrival: Arrival, id: str, sha256: str) -> list[tuple[str, str, str]]:
    source, address = storable_text(arrival.source), storable_text(arrival.address)
    way = {"article": id, "source": source, "address": address, "evidence": sha256}
    if connection.scalar(select(ARRIVAL.c.number).filter_by(**way)):
        return []
    number = next_number(connection, ARRIVAL.c.number)
    headers = line_of([list(header) for header in arrival.headers])
    row = {**way, "number": number, "fetched_at": arrival.fetched_at, "headers": headers}
    connection.execute(insert(ARRIVAL), row)
    return [("arrival", str(number), hash_row(ARRIVAL, row))]
