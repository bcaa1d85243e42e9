"""Arrivals into the record: evidence, article, reading, claims and incidents, each arrival in one transaction."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tocsin.errors import TocsinError
from tocsin.incidents.copies import bands_of, fingerprint, is_copy
from tocsin.incidents.families import family_of
from tocsin.intake.batch import Read, ReaderParts, mark_of, read_items
from tocsin.intake.joining import join
from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.model.reading import Reading
from tocsin.sources.note import Note
from tocsin.store.alreadyread import has_reading
from tocsin.store.arrivals import article_of, find_copies, keep_arrival
from tocsin.store.connection import Connection
from tocsin.store.evidence import keep_evidence
from tocsin.store.identity import article_id
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading, keep_reading

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one arrival: ``new`` says that its article was not in the record, ``read`` that it was read now,
    ``incidents`` are those that are new or changed."""

    article: str
    address: str
    new: bool
    read: bool
    claims: int = 0
    incidents: tuple[str, ...] = ()


Outcome = Kept | TocsinError | Note
UNREAD = Note("what comes first needs no reading")
"""A mark that passes through the reading and is told to nobody."""


def keep_all(
    store: Store,
    items: Iterable[Arrival | TocsinError | Note],
    parts: ReaderParts,
    now: Clock,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """What became of each item, in order; errors and notes pass through, and a broken article costs no other.

    Articles are read in batches outside the transactions; what needs no reading waits for those before it alone.
    Raises StoreError when the record cannot be written.
    """
    waiting: deque[tuple[Arrival, bool]] = deque()
    mark = mark_of(parts)

    def unread() -> Iterator[Article | TocsinError | Note]:
        for item in items:
            if not isinstance(item, Arrival):
                yield item
                continue
            id = article_id(item.article)
            with store.looking() as connection:
                due = not has_reading(connection, id, mark)
            waiting.append((item, due))
            if due:
                yield replace(item.article, id=id)
            elif not waiting[0][1]:
                yield UNREAD  # so that reports without end that are known already do not pile up

    def kept_unread() -> Iterator[Kept]:
        while waiting and not waiting[0][1]:
            yield keep(store, waiting.popleft()[0], None, now())

    for outcome in read_items(unread(), parts, jobs):
        yield from kept_unread()
        if outcome is UNREAD:
            continue
        if isinstance(outcome, Read):
            yield keep(store, waiting.popleft()[0], outcome.reading, now())
        elif isinstance(outcome, TocsinError) and waiting and _is_of(outcome, waiting[0][0]):
            keep(store, waiting.popleft()[0], None, now())
            yield outcome
        else:
            yield outcome
    yield from kept_unread()


def keep(store: Store, arrival: Arrival, reading: Reading | None, at: dt.datetime) -> Kept:
    """Keep one arrival; without a reading its article keeps those it has. All of it is in the record, or nothing is.

    The evidence is written first: a copy of it without an arrival does no harm, an arrival without it would.
    """
    evidence = keep_evidence(store, arrival.raw)
    bands = bands_of(fingerprint(arrival.article.text))
    with store.writing() as connection:
        copy = _copied(connection, arrival.article, bands)
        family = family_of(arrival.article, arrival.family)
        kept = keep_arrival(connection, arrival, evidence, family, copy, bands, at)
        read = (
            KeptReading(0, False, []) if reading is None else keep_reading(connection, kept.id, reading, at)
        )
        keys, gone = (read.keys, [*read.dropped, *kept.dropped]) if read.new else ([], [*kept.dropped])
        cause = f"{'arrival' if kept.new else 'reading'} {kept.id}"
        incidents = join(connection, keys, at, cause, gone) if keys or gone else []
        return Kept(kept.id, arrival.address, kept.new, read.new, len(read.keys), tuple(incidents))


def _copied(connection: Connection, article: Article, bands: tuple[tuple[int, int], ...]) -> str | None:
    """The earliest article in the record that printed the same text, None where there is none."""
    for id, text in find_copies(connection, bands):
        if is_copy(text, article.text):
            return article_of(connection, id).copy  # of a copy's copy, the first of them all
    return None


def _is_of(error: TocsinError, arrival: Arrival) -> bool:
    """Whether the reader broke on this arrival's article."""
    return error.code == "article" and error.message.startswith(article_id(arrival.article))
