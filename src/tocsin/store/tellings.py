"""Tellings: current claims together with what their articles add, and the blocks in which they are compared."""

import json
import sys
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from tocsin.errors import StoreError
from tocsin.incidents.rarity import weigh_words
from tocsin.model.claim import Claim
from tocsin.model.record import claim_from_record
from tocsin.model.telling import Telling
from tocsin.store.portions import portions
from tocsin.store.tables import ARTICLE, BLOCK, CLAIM

CLAIMS_AT_HAND, ARTICLES_AT_HAND = 8192, 2048
"""How many claims and weighed articles are kept at hand, since the same candidates come again and again: 100 MB."""
OF_A_TELLING = (
    CLAIM.c.key,
    CLAIM.c.content,
    CLAIM.c.position,
    ARTICLE.c.id,
    ARTICLE.c.number,
    ARTICLE.c.family,
    ARTICLE.c.copy,
    ARTICLE.c.date,
    ARTICLE.c.publisher,
    ARTICLE.c.title,
)


def tellings_of(connection: Connection, keys: Collection[str], weighed: bool = True) -> list[Telling]:
    """The tellings of the claims of these keys that are current, in order of arrival and of the text.

    Who does not compare them spares the words of the articles: they have no weights unless ``weighed``.
    """
    rows = [
        row
        for portion in portions(keys)
        for row in connection.execute(_current(weighed).where(CLAIM.c.key.in_(portion)))
    ]
    return _tell(rows, weighed)


def tellings_sharing(
    connection: Connection, blocks: Collection[str], but: Collection[str] = frozenset()
) -> list[Telling]:
    """The tellings of all current claims that stand in one of these blocks, save those of the keys in ``but``."""
    rows = {}
    for portion in portions(blocks):
        shared = select(BLOCK.c.claim).where(BLOCK.c.value.in_(portion))
        for row in connection.execute(_current().where(CLAIM.c.key.in_(shared))):
            rows[row.key] = row
    return _tell(row for key, row in rows.items() if key not in but)


def keep_blocks(connection: Connection, blocks: Mapping[str, Iterable[str]]) -> None:
    """Sets the blocks of each claim, in place of those it stood in before."""
    for portion in portions(blocks):
        connection.execute(delete(BLOCK).where(BLOCK.c.claim.in_(portion)))
    rows = [{"value": value, "claim": key} for key, values in blocks.items() for value in sorted(set(values))]
    if rows:
        connection.execute(insert(BLOCK), rows)


def _current(weighed: bool = True) -> Select[Any]:
    columns = (*OF_A_TELLING, ARTICLE.c.text) if weighed else OF_A_TELLING
    return select(*columns).join_from(CLAIM, ARTICLE, CLAIM.c.article == ARTICLE.c.id).where(CLAIM.c.current)


def _tell(rows: Iterable[Row[Any]], weighed: bool = True) -> list[Telling]:
    return [_telling(row, weighed) for row in sorted(rows, key=lambda row: (row.number, row.position))]


def _telling(row: Row[Any], weighed: bool) -> Telling:
    return Telling(
        key=row.key,
        claim=_claim(row.content),
        article=row.id,
        order=row.number,
        family=row.family,
        copy=row.copy,
        published=row.date,
        publisher=row.publisher,
        title=row.title,
        weights=_weights(row.id, row.title, row.text) if weighed else {},
    )


@lru_cache(maxsize=CLAIMS_AT_HAND)
def _claim(content: str) -> Claim:
    try:
        return claim_from_record(json.loads(content))
    except ValueError as error:
        raise StoreError("a claim in the record is broken", "run tocsin verify") from error


@lru_cache(maxsize=ARTICLES_AT_HAND)
def _weights(article: str, title: str | None, text: str) -> dict[str, float]:
    # The same words stand in thousands of articles: one copy of each is enough.
    return {sys.intern(word): weight for word, weight in weigh_words(f"{title or ''}\n{text}").items()}
