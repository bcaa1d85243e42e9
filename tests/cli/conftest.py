"""A small record for the commands that work on one."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.intake.events import AT, event

from tocsin.intake.keeping import keep
from tocsin.model.arrival import Arrival
from tocsin.model.incident import Incident
from tocsin.model.reading import Reading
from tocsin.store.filters import EVERYTHING
from tocsin.store.opening import open_store
from tocsin.store.search import each_incident

Fill = Callable[..., Path]


@pytest.fixture
def fill(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Keeps reports with their readings in the record of this test, and gives its folder."""
    folder = tmp_path / "record"
    monkeypatch.chdir(tmp_path)
    for variable in ("TOCSIN_RECORD", "TOCSIN_DATABASE"):
        monkeypatch.delenv(variable, raising=False)

    def put(made: Iterable[tuple[Arrival, Reading]], at: dt.datetime = AT) -> Path:
        if not folder.exists():
            folder.mkdir()
            shutil.copy(sqlite_template, folder / "record.sqlite")
        store = open_store(folder)
        for arrival, reading in made:
            keep(store, arrival, reading, at)
        store.close()
        return folder

    return put


@pytest.fixture
def kept(fill: Fill) -> Path:
    """The folder of a record of two acts: one in Kidal that two papers tell of, one in Gao."""
    return fill([event(0, 0), event(0, 1, killed=6), event(1, 2, killed=9)])


def incidents_in(folder: Path) -> dict[str, Incident]:
    """The incidents of a record by the name of their place."""
    store = open_store(folder)
    with store.looking() as connection:
        found = list(each_incident(connection, EVERYTHING, "oldest"))
    store.close()
    return {one.place.place.name if one.place else "": one for one in found}
