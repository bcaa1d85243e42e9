"""A desk over a small record, and Debian's Chromium that looks at it and notes what it asks and says."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page
from tests.intake.events import AT, event, events, reading_of

from tocsin.desk.app import make_desk
from tocsin.desk.setup import Desk
from tocsin.intake.keeping import keep
from tocsin.model.judgement import Judgement, Reason
from tocsin.store.codings import draw_sample
from tocsin.store.filters import EVERYTHING
from tocsin.store.judgements import keep_judgement
from tocsin.store.opening import Store, open_store
from tocsin.store.search import each_incident

NOW = AT + dt.timedelta(hours=1)
STARTS_WITHIN = 30.0


class Visit:
    """A page and what its browser said and asked for."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: str) -> Page:
        """Open a page of the desk."""
        self.page.goto(self.home + path)
        return self.page

    def go(self, path: str) -> Page:
        """Open a page of the desk and wait until it is drawn, its map too."""
        self.open(path)
        if self.page.query_selector("#map"):
            self.page.wait_for_selector("#map[data-state]", timeout=60_000)
        return self.page

    def outside(self) -> list[str]:
        """What was asked of anybody but the desk."""
        return [url for url in self.asked if not url.startswith((self.home + "/", f"blob:{self.home}"))]


@contextmanager
def serve(store: Store) -> Iterator[str]:
    """The address of a desk over the record while it runs."""
    config = uvicorn.Config(
        make_desk(Desk(store, lambda: NOW, "1.0")), "127.0.0.1", 0, log_level="error", lifespan="off"
    )
    server = uvicorn.Server(config)
    listening = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(STARTS_WITHIN)
        listening.close()


def fill(folder: Path) -> Store:
    """A record of some acts told by several papers: two claims are doubtful, of one pair the machine is unsure."""
    store = open_store(folder)
    for arrival, reading in events(16):
        keep(store, arrival, reading, AT)
    for number in (40, 41):
        arrival, reading = event(number, 0)
        weak = replace(reading.claims[0], confidence=0.2)
        keep(store, arrival, reading_of(arrival.article, weak), AT)
    with store.writing() as connection:
        found = list(each_incident(connection, EVERYTHING, "oldest"))
        one, other = sorted((found[0].claims[0], found[-1].claims[0]))
        reasons = (Reason("place", "two towns", -4.3), Reason("when", "next day", 0.8))
        keep_judgement(connection, Judgement(one, other, "unsure", "tocsin", AT, score=0.45, reasons=reasons))
        draw_sample(connection, "spring", EVERYTHING, 4, 1, "owner", AT)
    return store


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The record of a module; what one test decides the next finds decided."""
    store = fill(tmp_path_factory.mktemp("browser"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def home(record: Store) -> Iterator[str]:
    """The address of the desk."""
    with serve(record) as address:
        yield address


Look = Callable[..., Visit]


@pytest.fixture
def look(chromium: Browser, home: str) -> Iterator[Look]:
    """Opens a fresh browser window: ``look(color_scheme="dark")``. At the end nothing was complained of, and nobody
    outside was asked."""
    opened: list[tuple[BrowserContext, Visit]] = []

    def make(width: int = 1280, color_scheme: str = "light", javascript: bool = True) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if color_scheme == "dark" else "light",
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        visit = Visit(context.new_page(), home)
        opened.append((context, visit))
        return visit

    yield make
    for context, _ in opened:
        context.close()
    assert [one for _, visit in opened for one in visit.complaints] == []
    assert [url for _, visit in opened for url in visit.outside()] == []


@pytest.fixture
def paths(record: Store) -> dict[str, str]:
    """Every kind of page with an address of it."""
    with record.looking() as connection:
        incident = next(iter(each_incident(connection, EVERYTHING, "oldest")))
    return {
        "overview": "/",
        "filtered": "/?type=ASSAULT&place=Kidal",
        "nothing found": "/?words=nothing-has-this",
        "wrong filter": "/?type=NONSENSE",
        "incident": f"/incidents/{incident.id}",
        "article": f"/articles/{incident.articles[0]}",
        "actors": "/actors",
        "actor": "/actors/state:ml%2Farmy",
        "places": "/places",
        "place": "/places/made-up:Kidal",
        "review": "/review",
        "samples": "/coding",
        "coding": "/coding/spring",
        "agreement": "/agreement",
        "sources": "/sources",
        "method": "/method",
        "sign-in": "/sign-in",
    }
