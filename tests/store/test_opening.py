"""A record opens anywhere it can, says in one line where it cannot, and keeps writers apart."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from tocsin.errors import StoreError, TocsinError
from tocsin.store.opening import Store, open_store
from tocsin.store.tables import SNAPSHOT, SOURCE

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)


def add(connection: Connection, name: str) -> None:
    connection.execute(insert(SOURCE).values(name=name, content="{}", changed_at=AT))


def put(store: Store, name: str) -> None:
    with store.writing() as connection:
        add(connection, name)


def names(store: Store) -> list[str]:
    with store.looking() as connection:
        return list(connection.scalars(select(SOURCE.c.name).order_by(SOURCE.c.name)))


def test_a_record_is_made_in_a_new_folder_and_opened_again(tmp_path: Path, empty: str | None) -> None:
    folder = tmp_path / "deep" / "record"
    first = open_store(folder, empty)
    put(first, "feed")
    first.close()
    again = open_store(folder, empty)
    assert names(again) == ["feed"]
    assert {path.name: path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())} == {
        path.name: 0 for path in (folder, *folder.iterdir())
    }
    again.close()


def test_many_open_a_new_record_at_once(tmp_path: Path, empty: str | None) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(tmp_path, empty), range(6)))
    for number, store in enumerate(stores):
        put(store, f"feed {number}")
    assert len(names(stores[0])) == 6
    for store in stores:
        store.close()


def test_an_error_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(insert(SOURCE), [{"name": "feed", "content": "{}", "changed_at": AT}] * 2)
    assert names(store) == []


DYING = """
import os
from sqlalchemy import text
from tocsin.store.opening import open_store
with open_store(folder, address).writing() as connection:
    connection.execute(text("DELETE FROM source"))
    os.kill(os.getpid(), 9)
"""


def test_a_writer_that_is_killed_leaves_nothing_behind(store: Store, database: str) -> None:
    put(store, "feed")
    address = None if database == "sqlite" else store.engine.url.render_as_string(hide_password=False)
    process = get_context("spawn").Process(
        target=exec, args=(DYING, {"folder": store.folder, "address": address})
    )
    process.start()
    process.join()
    assert process.exitcode == -9
    assert names(store) == ["feed"]
    put(store, "next")
    assert names(store) == ["feed", "next"]


def test_a_look_stays_as_it_was_while_others_write(store: Store) -> None:
    put(store, "one")
    with store.looking() as connection:
        assert list(connection.scalars(select(SOURCE.c.name))) == ["one"]
        put(store, "two")
        assert list(connection.scalars(select(SOURCE.c.name))) == ["one"]
    assert names(store) == ["one", "two"]


def test_a_look_cannot_write(store: Store) -> None:
    with pytest.raises((StoreError, DBAPIError)), store.looking() as connection:
        add(connection, "feed")
    put(store, "after")
    assert names(store) == ["after"]


def test_writers_take_turns(store: Store) -> None:
    inside, most = 0, 0
    guard = threading.Lock()

    def write(number: int) -> None:
        nonlocal inside, most
        with store.writing() as connection:
            with guard:
                inside += 1
                most = max(most, inside)
            add(connection, str(number))
            with guard:
                inside -= 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(20)))
    assert most == 1 and len(names(store)) == 20


def test_a_reference_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(
            text("INSERT INTO fingerprint (band, value, article) VALUES (1, 1, 'nowhere')"),
        )


def test_a_time_without_its_offset_is_refused(store: Store) -> None:
    at = dt.datetime(2026, 11, 24)
    with pytest.raises(StatementError, match="offset"), store.writing() as connection:
        connection.execute(insert(SNAPSHOT).values(name="n", at=at, by="b", manifest="{}", sha256=""))


@pytest.mark.parametrize(
    "address",
    ["nonsense", "mysql://root:secret@host/name", "postgresql://user:secret@localhost:1/name", "://secret"],
)
def test_no_password_is_ever_shown(tmp_path: Path, address: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(tmp_path, address)
    assert "secret" not in str(raised.value) and "\n" not in str(raised.value)


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"This is no database at all, only words." * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(TocsinError, match="cannot be made"):
        open_store(tmp_path / "file" / "record")
