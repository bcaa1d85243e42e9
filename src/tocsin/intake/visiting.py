"""What is named on the command line or due by its schedule goes into the record: sources, web addresses, files."""

import datetime as dt
from collections.abc import Callable, Generator, Iterable, Iterator

from tocsin.errors import RefusedError, SourceError, TocsinError
from tocsin.intake.batch import ReaderParts
from tocsin.intake.keeping import Clock, Outcome, keep_all
from tocsin.model.arrival import Arrival
from tocsin.sources.arrivals import arrivals_from, arrivals_of_paths
from tocsin.sources.fetched import Fetched
from tocsin.sources.fetching import Fetcher
from tocsin.sources.inputs import Defaults
from tocsin.sources.note import Note
from tocsin.sources.settings import Settings, Source
from tocsin.store.opening import Store
from tocsin.store.visits import Visit, keep_source, keep_visit, last_visit

WEB = ("http://", "https://")
Heard = Callable[[Fetched], None]
MakeFetcher = Callable[[Source, Heard], Fetcher]


def ingest_all(
    store: Store,
    named: Iterable[str],
    settings: Settings,
    parts: ReaderParts,
    now: Clock,
    make_fetcher: MakeFetcher,
    defaults: Defaults | None = None,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """What became of each article of the sources, web addresses, files and folders named, in order.

    Raises StoreError when the record cannot be written, and what the loading of the reader raises.
    """
    known = {source.name: source for source in settings.sources}
    for name in named:
        source = known.get(name)
        if source is None and name.lower().startswith(WEB):
            source = Source(name="web", kind="page", address=name)
        if source is not None:
            yield from visit(store, source, parts, now, make_fetcher, jobs)
        else:
            arrivals = arrivals_of_paths([name], defaults or Defaults(), now)
            yield from keep_all(store, arrivals, parts, now, jobs)


def visit(
    store: Store,
    source: Source,
    parts: ReaderParts,
    now: Clock,
    make_fetcher: MakeFetcher,
    jobs: int = 1,
) -> Generator[Outcome, None, None]:
    """What became of each article that a source has now.

    The visit, with the marks by which the server tells what is new, is kept last: a process killed on the way asks for
    everything again, so that nothing is lost.
    """
    visits = _Visits(source, now)
    with store.writing() as connection:
        keep_source(connection, source.name, source.describe(), now())

    def known(address: str) -> Visit | None:
        with store.looking() as connection:
            return last_visit(connection, address)

    fetcher = make_fetcher(source, visits.hear)
    items = visits.counted(arrivals_from(source, fetcher, known, now))
    yield from keep_all(store, items, parts, now, jobs)
    with store.writing() as connection:
        for made in visits.made():
            keep_visit(connection, made)


class _Visits:
    """What was asked and answered while one source was visited."""

    def __init__(self, source: Source, now: Clock) -> None:
        self._source = source
        self._now = now
        self._heard: list[Fetched] = []
        self._failed: list[tuple[dt.datetime, TocsinError]] = []
        self._articles = 0

    def hear(self, fetched: Fetched) -> None:
        """Note an answer."""
        self._heard.append(fetched)

    def counted(
        self, items: Iterable[Arrival | TocsinError | Note]
    ) -> Iterator[Arrival | TocsinError | Note]:
        """The same items, articles and failures counted."""
        for item in items:
            if isinstance(item, Arrival):
                self._articles += 1
            elif isinstance(item, SourceError) or (isinstance(item, TocsinError) and not self._source.is_web):
                self._failed.append((self._now(), item))
            yield item

    def made(self) -> Iterator[Visit]:
        """The visits in order: the answers, then the failures; the articles count for the first."""
        name, articles = self._source.name, self._articles
        for fetched in self._heard:
            yield Visit(
                source=name,
                address=fetched.asked or fetched.url,
                at=fetched.fetched_at,
                status=fetched.status,
                outcome="unchanged" if fetched.not_modified else "new",
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                articles=articles,
            )
            articles = 0
        for at, error in self._failed:
            yield Visit(
                source=name,
                address=self._source.address,
                at=at,
                outcome="refused" if isinstance(error, RefusedError) else "failed",
                words=str(error),
            )
        if not self._heard and not self._failed:
            yield Visit(
                source=name,
                address=self._source.address,
                at=self._now(),
                outcome="new" if articles else "unchanged",
                articles=articles,
            )
