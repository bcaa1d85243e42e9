"""The map, the timeline and the keys in Debian's Chromium, under the strict policy, asking nobody outside."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.desk.deskpages import HOSTILE, page_in_one_file, serve_pages

NOTE_PRESSED = """document.querySelector('.actions').addEventListener('click', event => {
    event.preventDefault();
    document.title += event.target.dataset.key;
})"""

CLOSE_ALL = """() => {
    document.querySelectorAll('details[open]').forEach(one => one.open = false);
    document.activeElement.blur();
}"""


class Visit:
    """A page and what its browser said."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def go_to_map(self, path: str = "/") -> Page:
        self.go(path)
        self.page.wait_for_selector("#map[data-state]", timeout=30_000)
        assert self.page.get_attribute("#map", "data-state") == "idle"
        return self.page

    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve_pages(400) as found:
        yield found


@contextmanager
def visiting(chromium: Browser, address: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    made = Visit(context.new_page(), address)
    yield made
    context.close()
    assert made.complaints == []
    assert [url for url in made.asked if not url.startswith((address, f"blob:{address}"))] == []


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    with visiting(chromium, address) as made:
        yield made


@pytest.fixture(scope="module")
def drawn(chromium: Browser, address: str) -> Iterator[Visit]:
    """The overview with its map at rest, which takes seconds: for all tests that leave the page where it is."""
    with visiting(chromium, address) as made:
        made.go_to_map()
        yield made


@pytest.fixture
def overview(drawn: Visit) -> Iterator[Page]:
    """That page as it was at first: nothing open, nothing chosen."""
    yield drawn.page
    drawn.page.keyboard.press("Escape")
    drawn.page.evaluate(CLOSE_ALL)


def test_the_map_draws_and_says_what_it_cannot_place(overview: Page) -> None:
    page = overview
    assert "1 incident has no place that can be drawn" in page.inner_text("main")
    assert re.search(r"In view: \d+ incidents in \d+ places", page.inner_text(".in-view summary"))
    assert "bbox" not in urlsplit(page.url).query


def test_the_view_is_kept_in_the_address_and_comes_from_it(visit: Visit) -> None:
    page = visit.go_to_map("/?type=ASSAULT&bbox=20,10,30,18")
    seen = page.inner_text(".in-view summary")
    page.click("button[aria-label=Nearer]")
    page.wait_for_url("**bbox=2*")
    west, south, east, north = (float(side) for side in visit.query()["bbox"][0].split(","))
    assert 20 < west < east < 31 and 9 < south < north < 19
    assert visit.query()["type"] == ["ASSAULT"]
    assert page.input_value("#filters input[name=bbox]") == visit.query()["bbox"][0]
    assert page.inner_text(".in-view summary") != seen


def test_what_a_report_says_stays_text(overview: Page) -> None:
    page = overview
    page.click(".in-view summary")
    page.evaluate("document.querySelectorAll('.in-view li button').forEach(one => one.click())")
    page.wait_for_selector(".place-card")
    assert page.locator(".place-card img, .in-view img").count() == 0
    assert page.title().startswith("Overview")
    assert HOSTILE.split(" \u202e")[0] in page.inner_text(".in-view") + page.inner_text(".place-card")


def test_a_place_is_reached_by_keys_alone_and_escape_closes_its_card(overview: Page) -> None:
    page = overview
    page.focus(".in-view summary")
    for key in ("Enter", "Tab", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector(".place-card a:focus")
    page.keyboard.press("Escape")
    page.wait_for_selector(".place-card", state="detached")
    assert page.evaluate("document.activeElement.closest('.in-view') !== null")


def test_days_are_chosen_with_the_arrow_keys(visit: Visit) -> None:
    page = visit.go("/?words=market")
    page.focus("[role=slider][data-end='0']")
    for key in ("ArrowRight", "ArrowRight", "PageUp"):
        page.keyboard.press(key)
    assert page.get_attribute("[role=slider][data-end='0']", "aria-valuetext") == "2024-04-02"
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2024-04-02**")
    assert visit.query()["words"] == ["market"]


def test_days_are_chosen_by_dragging(visit: Visit) -> None:
    page = visit.go("/")
    page.locator(".timeline-picture").scroll_into_view_if_needed()
    box = page.locator(".timeline-picture svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 60, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=**")
    assert visit.query()["since"][0] < visit.query()["until"][0]


def test_a_gap_of_coverage_is_hatched_and_named(overview: Page) -> None:
    page = overview
    page.wait_for_selector(".timeline-picture .gap")
    assert page.locator(".timeline-picture .gap title").text_content() == "silent: Radio One"


def test_the_theme_goes_round_and_is_kept(visit: Visit) -> None:
    page = visit.go("/incident.html")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    for _ in range(2):
        page.click("#theme")
    assert page.evaluate(paper) != light
    page.reload()
    assert page.evaluate(paper) != light


def test_letters_press_controls_but_not_while_typing_or_when_switched_off(visit: Visit) -> None:
    page = visit.go("/review.html")
    page.evaluate(NOTE_PRESSED)
    page.wait_for_selector("#keys-on")
    page.keyboard.press("m")
    page.keyboard.press("Control+n")
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    page.uncheck("#keys-on")
    page.keyboard.press("a")
    assert page.title() == "Review · Tocsinm"


def test_pages_read_without_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.is_visible("#map .note") and page.is_visible("#timeline table")
    assert page.is_visible("ol.incidents")
    assert not page.is_visible("#theme")
    context.close()


def test_the_map_draws_from_one_file_on_disk(chromium: Browser, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text(page_in_one_file(40), encoding="utf-8")
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    page.wait_for_selector("#map[data-state=idle]", timeout=30_000)
    page.wait_for_selector(".timeline-picture .gap")
    assert [url for url in asked if not url.startswith(("file:", "blob:null"))] == []
    page.close()


def test_fifty_thousand_incidents_come_to_rest(chromium: Browser) -> None:
    with serve_pages(50_000) as address:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.wait_for_selector("#map[data-state=idle]", timeout=20_000)
        page.close()
