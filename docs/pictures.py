"""Takes the pictures of the desk that docs/tutorial/at-the-desk.md shows, in light and dark, from the sample reports.

python docs/pictures.py        needs Debian's Chromium and the package playwright
"""

import contextlib
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tocsin import __version__
from tocsin.cli.record import now
from tocsin.desk.app import make_desk
from tocsin.desk.setup import Desk
from tocsin.intake.batch import ReaderParts
from tocsin.intake.keeping import keep_all
from tocsin.samples import samples_path
from tocsin.sources.arrivals import arrivals_of_paths
from tocsin.sources.inputs import Defaults
from tocsin.store.filters import parse_filter
from tocsin.store.opening import Store, open_store
from tocsin.store.search import find_incidents

IMAGES = Path(__file__).parent / "images"
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SIZE = {"width": 1200, "height": 900}
CONTESTED = {"grade": "contested", "place": "Majdal Shams"}


def pages(store: Store) -> dict[str, str]:
    """The address of each page by the name of its picture."""
    with store.looking() as connection:
        shown = find_incidents(connection, parse_filter(CONTESTED), 1)[0]
    return {
        "overview": "/",
        "incident": f"/incidents/{shown.id}",
        "article": f"/articles/{shown.articles[0]}?claim={shown.claims[0]}",
        "review": "/review",
        "actor": "/actors/state%3Ail",
        "places": "/places",
        "sources": "/sources",
        "method": "/method",
    }


@contextmanager
def serving(store: Store) -> Iterator[str]:
    """The address of a desk over the record while it runs."""
    config = uvicorn.Config(make_desk(Desk(store, now, __version__)), "127.0.0.1", 0, log_level="error")
    server, listening = uvicorn.Server(config), config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def take(browser: Browser, address: str, name: str, scheme: str) -> None:
    """One picture, once the map has come to rest."""
    dark = scheme == "dark"
    context = browser.new_context(viewport=SIZE, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(address)
    if page.query_selector("#map"):
        page.wait_for_selector("#map[data-state]", timeout=60_000)
    page.screenshot(path=IMAGES / f"{name}-{scheme}.jpg", type="jpeg", quality=70)
    context.close()


def main() -> None:
    """Fill a record, open the desk, take the pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        # The page of an article shows where it came from: no folder of this machine.
        with contextlib.chdir(str(samples_path())):
            samples = ["articles.jsonl", "desk.jsonl"]
            for _ in keep_all(store, arrivals_of_paths(samples, Defaults(), now), ReaderParts(), now):
                pass
        with serving(store) as home, sync_playwright() as running:
            browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for name, path in pages(store).items():
                for scheme in ("light", "dark"):
                    take(browser, home + path, name, scheme)
            browser.close()
        store.close()


if __name__ == "__main__":
    main()
