"""The two databases a record can live in, each set to lose nothing that was committed."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, ProgrammingError

from tocsin.errors import StoreError

PATIENCE = 30
"""Seconds that a writer waits for another."""
SETTINGS = (
    f"PRAGMA busy_timeout = {PATIENCE * 1000}",
    "PRAGMA foreign_keys = ON",
    # NORMAL would lose the last commits when the power fails: a person's judgement among them.
    "PRAGMA synchronous = FULL",
    # 64 MB of pages at hand and the file mapped: the map of 50,000 incidents comes in three quarters of the time.
    "PRAGMA cache_size = -64000",
    "PRAGMA mmap_size = 268435456",
)


def connect_to(database: str | None, file: Path) -> Engine:
    """The engine for an address of PostgreSQL or, without one, for a file of SQLite.

    Raises StoreError for another kind of database, or when the driver is not installed. No password is ever shown.
    """
    if database is None:
        return _engine_of_file(file)
    try:
        url = make_url(database)
    except ArgumentError:
        raise StoreError(*_NO_ADDRESS) from None
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database:
        return _engine_of_file(Path(url.database))
    if kind not in ("postgresql", "postgres"):
        raise StoreError(*_NO_ADDRESS)
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ImportError as error:
        raise StoreError(
            "the driver of PostgreSQL is not installed", "pip install 'tocsin[postgresql]'"
        ) from error


_NO_ADDRESS = (
    "the database is no address of PostgreSQL",
    "write it as postgresql://user@host/name, or leave it out for a file of SQLite",
)


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Failures of the database become StoreErrors in one line; mistakes of the program stay what they are."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except (UnicodeEncodeError, OverflowError) as error:
        raise StoreError(
            "the record is asked for what it cannot hold: broken letters, or a number too large",
            "look at what was typed",
        ) from error
    except DBAPIError as error:
        words = str(error.orig).strip().splitlines()
        said = words[0] if words else type(error.orig).__name__
        if url.password:
            said = said.replace(str(url.password), "***")
        if "locked" in said or "lock timeout" in said:
            raise StoreError(
                f"another process has been writing to the record for {PATIENCE} seconds", "try again"
            ) from error
        place = url.render_as_string(hide_password=True)
        if "readonly" in said:
            raise StoreError(
                f"the record {url.database} may not be written, and so not be opened",
                "ask its owner, or copy it",
            ) from error
        raise StoreError(f"the database {place} fails: {said}") from error


def _engine_of_file(file: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(file)))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin and commit at moments of its own
    for setting in SETTINGS:
        connection.execute(setting)
    _log_ahead(connection)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turns the write-ahead log on, for which SQLite does not wait by itself while another process has the file."""
    until = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
