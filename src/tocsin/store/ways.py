"""The ways on which articles came, each with what its bytes are: what an archive of the evidence holds."""

import datetime as dt
import json
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from tocsin.store.portions import portions
from tocsin.store.tables import ARRIVAL, ARTICLE, EVIDENCE


class Way(NamedTuple):
    """One arrival of an article: the article's address if it has one, whence it came and when, and its evidence."""

    article: str
    url: str | None
    address: str
    fetched_at: dt.datetime
    headers: tuple[tuple[str, str], ...]
    evidence: str
    media_type: str


def ways_of(connection: Connection, articles: Collection[str] | None = None) -> Iterator[Way]:
    """All arrivals of these articles, in order; of all articles of the record where none are named."""
    if articles is None:
        yield from _read(connection, _asked())
        return
    found = [
        way
        for portion in portions(articles)
        for way in _read(connection, _asked().where(ARRIVAL.c.article.in_(portion)))
    ]
    yield from sorted(found, key=lambda way: (way.fetched_at, way.article, way.address))


def _asked() -> Select[Any]:
    came = (ARRIVAL.c.address, ARRIVAL.c.fetched_at, ARRIVAL.c.headers, ARRIVAL.c.evidence)
    columns: tuple[Any, ...] = (ARTICLE.c.id, ARTICLE.c.url, *came, EVIDENCE.c.media_type)
    return (
        select(*columns)
        .select_from(ARRIVAL)
        .join(ARTICLE, ARTICLE.c.id == ARRIVAL.c.article)
        .join(EVIDENCE, EVIDENCE.c.sha256 == ARRIVAL.c.evidence)
        .order_by(ARRIVAL.c.fetched_at, ARTICLE.c.id, ARRIVAL.c.address)
    )


def _read(connection: Connection, asked: Select[Any]) -> Iterator[Way]:
    for article, url, address, fetched_at, headers, evidence, media_type in connection.execute(asked):
        sent = tuple((str(name), str(value)) for name, value in json.loads(headers))
        yield Way(article, url, address, fetched_at, sent, evidence, media_type)
