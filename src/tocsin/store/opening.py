"""The record is opened: a folder with the evidence, and a database beside it or on a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from tocsin.errors import StoreError
from tocsin.store.databases import PATIENCE, connect_to, explained
from tocsin.store.shape import is_newest

# Any number will do, so long as every writer of a record asks for the same one.
WRITERS_LOCK = 7_662_246


@dataclass(frozen=True, slots=True)
class Store:
    """An open record: its database and its folder, which holds the evidence."""

    engine: Engine
    folder: Path

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the one writer: kept whole at its end, or not at all where an error leaves it.

        Waits up to 30 seconds for another writer. Raises StoreError when that was not enough, or the database fails.
        """
        with explained(self.engine.url), self.engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                if self.engine.dialect.name == "postgresql":
                    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS_LOCK})
                yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A look at the record as it stands at the first question, whatever others write meanwhile.

        Writing in it fails. Raises StoreError when the database fails.
        """
        with explained(self.engine.url), self.engine.connect() as plain:
            if self.engine.dialect.name == "postgresql":
                connection = plain.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            else:
                connection = plain.execution_options(begin="BEGIN")
                connection.exec_driver_sql("PRAGMA query_only = ON")
                connection.rollback()
            try:
                yield connection
            finally:
                connection.rollback()
                if self.engine.dialect.name == "sqlite":
                    connection.exec_driver_sql("PRAGMA query_only = OFF")

    def close(self) -> None:
        """Gives up all connections."""
        self.engine.dispose()


def open_store(folder: Path, database: str | None = None) -> Store:
    """The record in a folder, which is made where it is missing; its tables are brought to today's shape.

    ``database`` is the address of a PostgreSQL database as SQLAlchemy writes it; without one, the file
    ``record.sqlite`` in the folder. Raises StoreError when either cannot be opened, or a newer Tocsin wrote it.
    """
    file = folder / "record.sqlite"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if database is None and not file.exists():
            file.touch(mode=0o600)  # others on this machine need not read it
    except OSError as error:
        raise StoreError(f"the folder {folder} cannot be made: {error.strerror}") from error
    store = Store(connect_to(database, file), folder)
    try:
        with store.looking() as connection:
            newest = is_newest(connection)
        if not newest:
            with store.writing() as connection:
                if not is_newest(connection):  # another process may have been quicker
                    # Alembic loads when there is a step to take, which is hardly ever.
                    import_module("tocsin.store.migrations.upgrading").upgrade(connection)
    except BaseException:
        store.close()
        raise
    return store
