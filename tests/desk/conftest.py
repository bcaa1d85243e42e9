"""A desk over a small record, and who sits at it."""

import datetime as dt
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx import Response
from starlette.applications import Starlette
from tests.intake.events import AT, event

from tocsin.desk.app import make_desk
from tocsin.desk.guarding import check_of
from tocsin.desk.people import COOKIE, Person
from tocsin.desk.setup import Desk
from tocsin.intake.keeping import keep
from tocsin.store.accounts import add_account, open_session
from tocsin.store.filters import EVERYTHING
from tocsin.store.opening import Store, open_store
from tocsin.store.search import each_incident

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would rather have httpx2
    from starlette.testclient import TestClient

NOW = AT + dt.timedelta(hours=1)
HOME = "http://127.0.0.1"

Ids = Callable[[], list[str]]
SignedIn = Callable[[str], TestClient]
Send = Callable[..., Response]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record of two acts in two towns, five days apart, the first told by two papers."""
    folder = tmp_path_factory.mktemp("filled") / "record"
    store = open_store(folder)
    for number, paper, killed in ((0, 0, 4), (0, 1, 4), (5, 2, 4)):
        keep(store, *event(number, paper, killed), AT)
    store.close()
    return folder


@pytest.fixture
def record(filled: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of that record."""
    store = open_store(shutil.copytree(filled, tmp_path / "record"))
    yield store
    store.close()


@pytest.fixture
def ids(record: Store) -> Ids:
    """The incidents of the record now, the oldest first."""

    def now() -> list[str]:
        with record.looking() as connection:
            return [incident.id for incident in each_incident(connection, EVERYTHING, "oldest")]

    return now


@pytest.fixture
def client(record: Store) -> TestClient:
    """The browser of the owner, on her own machine."""
    return TestClient(make_desk(Desk(record, lambda: NOW, "1.0")), base_url=HOME)


@pytest.fixture
def signed_in(record: Store) -> SignedIn:
    """The browser of a person with a role, at a desk with accounts; the person's name is the role and its number."""
    app = make_desk(Desk(record, lambda: NOW, "1.0", accounts=True))
    count = 0

    def as_role(role: str) -> TestClient:
        nonlocal count
        count += 1
        name = f"{role}{count}"
        with record.writing() as connection:
            add_account(connection, name, role, "a long enough password", NOW)
            ends = NOW + dt.timedelta(hours=1)
            secret = open_session(connection, name, "session", "test", NOW, ends)
        return TestClient(app, base_url=HOME, cookies={COOKIE: secret}, follow_redirects=False)

    return as_role


@pytest.fixture
def send(client: TestClient) -> Send:
    """Sends a form as the page does, with its check: ``send("/undo", act=...)``; redirects are not followed."""

    def post(path: str, **fields: object) -> Response:
        return post_form(client, path, **fields)

    return post


def post_form(browser: TestClient, path: str, **fields: object) -> Response:
    """Sends a form with the check of this browser's pages; a name may end in ``_`` where it is a word of Python."""
    data = {"check": check_for(browser), **{name.rstrip("_"): value for name, value in fields.items()}}
    answer: Response = browser.post(path, data=data, follow_redirects=False)
    return answer


def check_for(browser: TestClient) -> str:
    """The check that the pages of this browser carry."""
    secret = browser.cookies.get(COOKIE)
    person = Person("", "reader", "session", secret) if secret else Person("", "reader", "owner", "owner")
    return check_of(desk_behind(browser), person)


def desk_behind(browser: TestClient) -> Desk:
    """The desk that a browser is at."""
    assert isinstance(browser.app, Starlette)
    desk: Desk = browser.app.state.desk
    return desk
