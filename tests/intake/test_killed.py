"""A process that is killed at any instant leaves a record that the next run completes as if nothing had happened."""

import contextlib
import os
import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import select
from tests.intake.events import AT, events
from tests.records import Fresh

from tocsin.intake.keeping import keep
from tocsin.store.alreadyread import has_reading
from tocsin.store.identity import article_id
from tocsin.store.opening import Store, open_store
from tocsin.store.tables import METADATA
from tocsin.store.verify import verify

REPORTS, KILLS, FARTHEST = 12, 30, 60
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


def test_a_killed_ingest_is_completed_by_the_next(fresh: Fresh, database: str, tmp_path: Path) -> None:
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    calm.mkdir()
    rough.mkdir()
    chance = random.Random(database)
    with fresh(database, calm) as undisturbed, fresh(database, rough) as killed:
        ingest(undisturbed)
        url = killed.engine.url.render_as_string(hide_password=False) if database == "postgresql" else None
        killed.close()
        deaths = sum(is_killed(rough, url, chance.randint(1, FARTHEST)) for _ in range(KILLS))
        ingest(killed)
        assert deaths > KILLS / 2
        assert content(killed) == content(undisturbed)
        assert verify(killed) == verify(undisturbed) == []
