"""Which text stands: a later one under the same address supersedes the one before, whose claims then rest."""

import datetime as dt
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select, update

from tocsin.store.custody import log
from tocsin.store.hashing import hash_record
from tocsin.store.tables import ARRIVAL, ARTICLE, CLAIM


def supersede(
    connection: Connection, id: str, url: str | None, fetched_at: dt.datetime, at: dt.datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sets the new article and the one that stands under its address against each other: the later fetched stands.

    Gives the ids of the articles superseded and the keys of their claims, which are no longer current. The address of
    a whole site is nobody's own and supersedes nothing.
    """
    if not url or not _is_of_one_article(url):
        return (), ()
    standing = select(ARTICLE.c.id).where(
        ARTICLE.c.url == url, ARTICLE.c.id != id, ARTICLE.c.superseded_by.is_(None)
    )
    superseded = []
    for other in connection.scalars(standing).all():
        seen = connection.scalar(select(func.max(ARRIVAL.c.fetched_at)).where(ARRIVAL.c.article == other))
        older, newer = (id, other) if seen and seen > fetched_at else (other, id)
        connection.execute(update(ARTICLE).where(ARTICLE.c.id == older).values(superseded_by=newer))
        log(connection, "superseding", older, superseding_hash(older, newer), at)
        superseded.append(older)
    if not superseded:
        return (), ()
    # Asked without "current", by whose index SQLite would look through the current claims of all articles.
    resting = select(CLAIM.c.key, CLAIM.c.current).where(CLAIM.c.article.in_(superseded))
    dropped = sorted(key for key, current in connection.execute(resting) if current)
    connection.execute(update(CLAIM).where(CLAIM.c.article.in_(superseded)).values(current=False))
    return tuple(superseded), tuple(dropped)


def superseding_hash(older: str, newer: str) -> str:
    """The SHA-256 of the fact that one article superseded another, in hex."""
    return hash_record({"article": older, "superseded_by": newer})


def _is_of_one_article(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)
