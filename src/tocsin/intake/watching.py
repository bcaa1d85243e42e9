"""The watch: each source is visited when it is due, for ever, until told to stop."""

import datetime as dt
import random
from collections.abc import Callable, Iterator

from tocsin.errors import SettingsError, SourceError, TocsinError
from tocsin.intake.batch import ReaderParts
from tocsin.intake.keeping import Clock, Kept, Outcome
from tocsin.intake.visiting import MakeFetcher, visit
from tocsin.sources.note import Note
from tocsin.sources.schedule import due
from tocsin.sources.settings import Settings, Source
from tocsin.store.health import health
from tocsin.store.opening import Store
from tocsin.store.visits import last_visit_of

Wait = Callable[[float], bool]
"""Waits so many seconds and says whether the watch is to stop; 0 only asks."""


def watch(
    store: Store,
    settings: Settings,
    parts: ReaderParts,
    now: Clock,
    wait: Wait,
    make_fetcher: MakeFetcher,
    chance: random.Random,
) -> Iterator[Outcome]:
    """What becomes of each article, for ever; sources that give less or more than expected are noted once a day.

    It stops between two articles, when ``wait`` says so. Raises SettingsError when there is no source to watch.
    """
    if not settings.sources:
        raise SettingsError(
            "there is no source to watch", "describe one in tocsin.toml, see docs/how-to/sources.md"
        )
    times = {source.name: _first(store, source, now(), chance) for source in settings.sources}
    failures = dict.fromkeys(times, 0)
    noted: set[tuple[str, str, dt.date]] = set()
    while True:
        source = min(settings.sources, key=lambda one: (times[one.name], one.name))
        if wait(max(0.0, (times[source.name] - now()).total_seconds())):
            return
        kept, failed = 0, 0
        for outcome in _visited(store, source, parts, now, make_fetcher):
            kept += isinstance(outcome, Kept)
            failed += isinstance(outcome, SourceError)
            yield outcome
            if wait(0):
                return
        failures[source.name] = failures[source.name] + 1 if failed and not kept else 0
        times[source.name] = due(source, now(), now(), chance.random(), failures[source.name])
        yield from _unwell(store, set(times), now(), noted)


def _first(store: Store, source: Source, at: dt.datetime, chance: random.Random) -> dt.datetime:
    with store.looking() as connection:
        last = last_visit_of(connection, source.name)
    return due(source, last.at if last else None, at, chance.random())


def _visited(
    store: Store, source: Source, parts: ReaderParts, now: Clock, make_fetcher: MakeFetcher
) -> Iterator[Outcome]:
    """One visit; a source that breaks is one error, and the watch goes on."""
    try:
        yield from visit(store, source, parts, now, make_fetcher)
    except TocsinError as error:
        yield error


def _unwell(
    store: Store, watched: set[str], at: dt.datetime, noted: set[tuple[str, str, dt.date]]
) -> Iterator[Note]:
    """A note for each source that gives less or more than expected, once a day and state."""
    with store.looking() as connection:
        states = list(health(connection, at))
    for state in states:
        mark = (state.source, state.state, at.date())
        if state.source in watched and state.words and mark not in noted:
            noted.add(mark)
            yield Note(f"{state.source}: {state.words}")
