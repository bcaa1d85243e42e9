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
from tocsin.model.reading import ReaderMark, Reading
from tocsin.reading.batches import is_full
from tocsin.sources.note import Note
from tocsin.sources.unread import unread

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

# Batches on their way per process: enough to keep each one busy, few enough to hold in memory.
AHEAD = 2
LONGEST_FAULT = 100


@dataclass(frozen=True, slots=True)
class ReaderParts:
    """What a reader is made of; None takes Tocsin's own."""

    pipeline: str | None = None
    actors: Path | None = None
    places: Path | None = None
    acts: Path | None = None
    rules_alone: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """An article and what was read in it."""

    article: Article
    reading: Reading


Item = Article | TocsinError | Note
Outcome = Read | TocsinError | Note


def read_items(items: Iterable[Item], parts: ReaderParts, jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of each item in order; errors and notes pass through, an article that breaks becomes an ArticleError.

    Raises PipelineError, GazetteerError or KnowledgeError when the reader cannot be loaded.
    """
    if jobs == 1:
        for run in _runs(items):
            yield from _read_run(parts, run) if isinstance(run, list) else [run]
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
    window: deque[Future[list[Outcome]]] = deque()
    for run in _runs(items):
        window.append(pool.submit(_read_run, parts, run) if isinstance(run, list) else _done(run))
        if len(window) >= size:
            yield from window.popleft().result()
    while window:
        yield from window.popleft().result()


def _done(outcome: Outcome) -> Future[list[Outcome]]:
    future: Future[list[Outcome]] = Future()
    future.set_result([outcome])
    return future


def _runs(items: Iterable[Item]) -> Iterator[list[Article] | TocsinError | Note]:
    """Articles that follow each other in runs of a batch each, errors and notes between them as they come."""
    run: list[Article] = []
    for item in items:
        if isinstance(item, Article):
            run.append(item)
        if run and (is_full(run) or not isinstance(item, Article)):
            yield run
            run = []
        if not isinstance(item, Article):
            yield item
    if run:
        yield run


def _read_run(parts: ReaderParts, run: list[Article]) -> list[Outcome]:
    """The outcomes of a run, read together; when one article breaks, each is read alone."""
    reader = _reader(parts)
    outcomes: dict[int, Outcome] = {}
    for index, article in enumerate(run):
        left = unread(article, reader.mark)
        if left is not None:
            outcomes[index] = Read(article, left)
    told = [index for index in range(len(run)) if index not in outcomes]
    try:
        for index, reading in zip(told, reader.read_all(run[index] for index in told), strict=True):
            outcomes[index] = Read(run[index], reading)
    except Exception:
        return [_read_one(parts, article) for article in run]
    return [outcomes[index] for index in range(len(run))]


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


def mark_of(parts: ReaderParts) -> ReaderMark:
    """The mark of the reader made of these parts, which it loads."""
    return _reader(parts).mark


@cache
def _reader(parts: ReaderParts) -> "Reader":
    reader: Reader = import_module("tocsin.reading.reader").Reader(
        parts.pipeline, parts.actors, parts.places, parts.acts, parts.rules_alone
    )
    return reader


def _leave_interrupts() -> None:
    """Ctrl-C is for the main process, which then ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
