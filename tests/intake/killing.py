"""Ingests that are killed at a chosen step, and what a record holds."""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import select
from tests.intake.events import AT, events

from tocsin.intake.keeping import keep
from tocsin.store.alreadyread import has_reading
from tocsin.store.identity import article_id
from tocsin.store.opening import Store, open_store
from tocsin.store.tables import METADATA

REPORTS = 12
Content = dict[str, list[tuple[object, ...]]]


def ingest(store: Store) -> None:
    """Keep what is not kept yet, as the commands do."""
    for arrival, reading in events(REPORTS):
        with store.looking() as connection:
            due = not has_reading(connection, article_id(arrival.article), reading.reader)
        keep(store, arrival, reading if due else None, AT)


def content(store: Store) -> Content:
    """Every row of every table."""
    with store.looking() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in METADATA.sorted_tables
        }


@contextlib.contextmanager
def counted(store: Store, act: Callable[[int], None]) -> Iterator[None]:
    """Calls ``act`` with the number of each statement, commit and renamed file, before it happens."""
    done = 0

    def step(*_: object, **__: object) -> None:
        nonlocal done
        done += 1
        act(done)

    replace = os.replace

    def renamed(one: str, other: str) -> None:
        step()
        replace(one, other)

    sql_event.listen(store.engine, "before_cursor_execute", step)
    sql_event.listen(store.engine, "commit", step)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", renamed)
        yield


def is_killed(folder: Path, database: str | None, at_step: int) -> bool:
    """Whether a process that keeps the reports was killed at that step, and had not ended before it."""
    child = os.fork()
    if child == 0:
        store = open_store(folder, database)
        with counted(store, lambda done: os.kill(os.getpid(), signal.SIGKILL) if done == at_step else None):
            ingest(store)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
