"""Articles to readings, one after another or in several processes, always in the order of the input."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.errors import ArticleError, TocsinError
from tocsin.model.article import Article
from tocsin.model.reading import Reading
from tocsin.sources.inputs import Item
from tocsin.sources.note import Note
from tocsin.sources.unread import unread

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

# Articles on their way per process: enough to keep each one busy, few enough to hold in memory.
AHEAD = 4
LONGEST_FAULT = 100


@dataclass(frozen=True, slots=True)
class ReaderParts:
    """What a reader is made of; None takes Tocsin's own."""

    pipeline: str | None = None
    actors: Path | None = None
    places: Path | None = None
    acts: Path | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """An article and what was read in it."""

    article: Article
    reading: Reading


Outcome = Read | TocsinError | Note


def read_items(items: Iterable[Item], parts: ReaderParts, jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of each item in order; errors and notes pass through, an article that breaks becomes an ArticleError.

    Raises PipelineError, GazetteerError or KnowledgeError when the reader cannot be loaded.
    """
    if jobs == 1:
        for item in items:
            yield _read_one(parts, item) if isinstance(item, Article) else item
        return
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _leave_interrupts) as pool:
        try:
            yield from _in_window(items, parts, pool, jobs * AHEAD)
        except BrokenProcessPool as error:
            raise TocsinError("a reading process has died", "give fewer --jobs or free memory") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _in_window(
    items: Iterable[Item], parts: ReaderParts, pool: ProcessPoolExecutor, size: int
) -> Iterator[Outcome]:
    window: deque[Future[Outcome]] = deque()
    for item in items:
        window.append(pool.submit(_read_one, parts, item) if isinstance(item, Article) else _done(item))
        if len(window) >= size:
            yield window.popleft().result()
    while window:
        yield window.popleft().result()


def _done(outcome: Outcome) -> Future[Outcome]:
    future: Future[Outcome] = Future()
    future.set_result(outcome)
    return future


def _read_one(parts: ReaderParts, article: Article) -> Outcome:
    reader = _reader(parts)
    try:
        return Read(article, unread(article, reader.mark) or reader.read(article))
    except TocsinError as error:
        return error
    # A fault of ours in one article must not cost the user the rest of the batch.
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"[:LONGEST_FAULT].removesuffix(": ")
        return ArticleError(f"{article.id}: the reader broke on it ({fault})", "report it with the article")


@cache
def _reader(parts: ReaderParts) -> "Reader":
    reader: Reader = import_module("tocsin.reading.reader").Reader(
        parts.pipeline, parts.actors, parts.places, parts.acts
    )
    return reader


def _leave_interrupts() -> None:
    """Ctrl-C is for the main process, which then ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
