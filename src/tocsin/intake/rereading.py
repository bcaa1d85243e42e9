"""Articles in the record are read again by another reader; what the older one read stays beside it."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.errors import TocsinError
from tocsin.intake.batch import Read, ReaderParts, mark_of, read_items
from tocsin.intake.joining import join
from tocsin.intake.keeping import Clock, Kept, Outcome
from tocsin.model.article import Article
from tocsin.store.arrivals import article_of
from tocsin.store.opening import Store
from tocsin.store.readings import keep_reading, needs_reading


def unread_by(store: Store, parts: ReaderParts) -> list[str]:
    """The ids of the articles that the reader made of these parts has never read, in order of arrival.

    An article that it read before another reader did is none of them: the newest reading of an article is the one that
    counts. Raises what the loading of the reader raises.
    """
    mark = mark_of(parts)
    with store.looking() as connection:
        return list(needs_reading(connection, mark))


def reread(
    store: Store, ids: Sequence[str], parts: ReaderParts, now: Clock, jobs: int = 1
) -> Iterator[Outcome]:
    """What became of each article, in order: read in batches outside the transactions, each kept in one of its own.

    An article on which the reader breaks is an error and keeps the readings it has. Raises UnknownError for an id that
    the record does not hold, StoreError when it cannot be written.
    """
    waiting: deque[str] = deque()

    def articles() -> Iterator[Article]:
        for id in ids:
            with store.looking() as connection:
                article = article_of(connection, id).article
            waiting.append(article.url or article.id)
            yield replace(article, id=id)

    for outcome in read_items(articles(), parts, jobs):
        if isinstance(outcome, Read):
            yield _keep(store, outcome, waiting.popleft(), now)
        elif isinstance(outcome, TocsinError):
            waiting.popleft()
            yield outcome


def _keep(store: Store, read: Read, address: str, now: Clock) -> Kept:
    id, at = read.article.id, now()
    with store.writing() as connection:
        kept = keep_reading(connection, id, read.reading, at)
        incidents = join(connection, kept.keys, at, f"reading {id}", kept.dropped) if kept.new else []
    return Kept(id, address, False, kept.new, len(kept.keys), tuple(incidents))
