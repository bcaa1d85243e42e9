"""Two processes that write at once keep one record between them."""

import os
from pathlib import Path

from sqlalchemy import func, select
from tests.intake.events import AT, events
from tests.records import Fresh

from tocsin.intake.keeping import keep
from tocsin.store.filters import EVERYTHING
from tocsin.store.opening import Store, open_store
from tocsin.store.search import each_incident
from tocsin.store.tables import ARTICLE, CUSTODY
from tocsin.store.verify import verify

REPORTS = 12


def write(folder: Path, database: str | None, backwards: bool) -> int:
    """Start a process that keeps all the reports, and give its number."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            store = open_store(folder, database)
            for arrival, reading in sorted(
                events(REPORTS), key=lambda one: one[0].address, reverse=backwards
            ):
                keep(store, arrival, reading, AT)
            status = 0
        finally:
            os._exit(status)
    return child


def groups(store: Store) -> set[frozenset[str]]:
    """Which claims are together."""
    with store.looking() as connection:
        return {frozenset(incident.claims) for incident in each_incident(connection, EVERYTHING)}


def test_two_processes_write_at_once(fresh: Fresh, database: str, tmp_path: Path) -> None:
    alone, shared = tmp_path / "alone", tmp_path / "shared"
    alone.mkdir()
    shared.mkdir()
    with fresh(database, alone) as one, fresh(database, shared) as both:
        for arrival, reading in events(REPORTS):
            keep(one, arrival, reading, AT)
        url = both.engine.url.render_as_string(hide_password=False) if database == "postgresql" else None
        both.close()
        children = [write(shared, url, backwards) for backwards in (False, True)]
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
        with both.looking() as connection:
            articles = connection.scalar(select(func.count()).select_from(ARTICLE))
            links, last = connection.execute(select(func.count(), func.max(CUSTODY.c.number))).one()
        assert articles == REPORTS and links == last
        assert groups(both) == groups(one)
        assert verify(both) == []
