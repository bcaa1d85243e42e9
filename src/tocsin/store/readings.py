"""Readings: the newest of an article is current, the older ones stay beside it."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, exists, insert, select, update

from tocsin.errors import StoreError, UnknownError
from tocsin.model.reading import ReaderMark, Reading
from tocsin.model.record import claim_to_record, reading_from_record, reading_to_record
from tocsin.store.custody import log
from tocsin.store.hashing import hash_row, hash_text, line_of
from tocsin.store.identity import claim_keys
from tocsin.store.numbering import next_number
from tocsin.store.tables import ARTICLE, CLAIM, READING

UNLOGGED = {"content", "current"}
"""Columns of a reading that its link in the custody log does not hold: the hash has the content."""
PAGE = 1000


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What keeping a reading did: ``keys`` are those of its claims, in order; ``dropped`` were current before it."""

    number: int
    new: bool
    keys: list[str]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading in the record, and whether it is the one that counts."""

    reading: Reading
    number: int
    read_at: dt.datetime
    current: bool
    sha256: str


def keep_reading(connection: Connection, article: str, reading: Reading, at: dt.datetime) -> KeptReading:
    """Keeps a reading, once for each article and mark of a reader; the newest becomes current, its claims with it.

    Claims of an article that another superseded are kept, and not current. Raises UnknownError where the record lacks
    the article.
    """
    mark = reading.reader
    known = connection.execute(
        select(READING.c.number).filter_by(
            article=article, reader=mark.name, version=mark.version, config=mark.config
        )
    ).scalar()
    if known is not None:
        same = select(CLAIM.c.key).where(CLAIM.c.reading == known).order_by(CLAIM.c.position)
        return KeptReading(known, False, list(connection.scalars(same)))
    stands = connection.execute(select(ARTICLE.c.superseded_by).where(ARTICLE.c.id == article)).one_or_none()
    if stands is None:
        raise UnknownError(f"the record holds no article {article}")
    before = _retire(connection, article)
    number, content = next_number(connection, READING.c.number), line_of(reading_to_record(reading))
    row = {
        "number": number,
        "article": article,
        "reader": mark.name,
        "version": mark.version,
        "config": mark.config,
        "read_at": at,
        "current": True,
        "content": content,
        "sha256": hash_text(content),
    }
    connection.execute(insert(READING), row)
    log(connection, "reading", str(number), hash_row(READING, row, but=UNLOGGED), at)
    claims = claim_rows(article, reading, number, current=stands.superseded_by is None)
    if claims:
        connection.execute(insert(CLAIM), claims)
    keys = [str(claim["key"]) for claim in claims]
    return KeptReading(number, True, keys, tuple(sorted(before - set(keys))))


def claim_rows(article: str, reading: Reading, number: int, current: bool) -> list[dict[str, object]]:
    """The rows of a reading's claims, in order: what is searched beside what was read."""
    keys = claim_keys(article, reading.claims)
    return [
        {
            "key": key,
            "reading": number,
            "article": article,
            "position": position,
            "current": current,
            "type": claim.type,
            "standing": claim.standing,
            "confidence": claim.confidence,
            "content": line_of(claim_to_record(claim)),
        }
        for position, (key, claim) in enumerate(zip(keys, reading.claims, strict=True))
    ]


def needs_reading(connection: Connection, mark: ReaderMark) -> Iterator[str]:
    """The ids of the articles that this reader has not read and no other superseded, in order of arrival."""
    read = exists().where(
        and_(
            READING.c.article == ARTICLE.c.id,
            READING.c.reader == mark.name,
            READING.c.version == mark.version,
            READING.c.config == mark.config,
        )
    )
    last = 0
    while True:
        page = connection.execute(
            select(ARTICLE.c.id, ARTICLE.c.number)
            .where(ARTICLE.c.number > last, ARTICLE.c.superseded_by.is_(None), ~read)
            .order_by(ARTICLE.c.number)
            .limit(PAGE)
        ).all()
        if not page:
            return
        yield from (row.id for row in page)
        last = page[-1].number


def reading_of(connection: Connection, article: str) -> Reading | None:
    """The current reading of an article; None where nobody has read it."""
    asked = select(READING).where(READING.c.article == article, READING.c.current)
    row = connection.execute(asked).one_or_none()
    return _stored(row).reading if row else None


def readings_of(connection: Connection, article: str) -> list[StoredReading]:
    """All readings of an article, oldest first."""
    asked = select(READING).where(READING.c.article == article).order_by(READING.c.number)
    return [_stored(row) for row in connection.execute(asked)]


def _stored(row: Row[tuple[object, ...]]) -> StoredReading:
    try:
        reading = reading_from_record(json.loads(row.content))
    except ValueError as error:
        raise StoreError(f"the reading {row.number} is broken", "run tocsin verify") from error
    return StoredReading(reading, row.number, row.read_at, row.current, row.sha256)


def _retire(connection: Connection, article: str) -> set[str]:
    """Makes nothing of an article current any more; gives the keys of the claims that were."""
    # Asked without "current", by whose index SQLite would look through the current claims of all articles.
    asked = select(CLAIM.c.key, CLAIM.c.current).where(CLAIM.c.article == article)
    before = {key for key, current in connection.execute(asked) if current}
    connection.execute(update(READING).where(READING.c.article == article).values(current=False))
    connection.execute(update(CLAIM).where(CLAIM.c.article == article).values(current=False))
    return before
