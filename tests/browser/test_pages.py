"""Every page in a real browser: whole, without a complaint, without asking anybody else, on a telephone too."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.browser.conftest import Look

KINDS = ("overview", "filtered", "nothing found", "wrong filter", "incident", "article", "actors", "actor", "places",
         "place", "review", "samples", "coding", "agreement", "sources", "method", "sign-in")  # fmt: skip
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_opens_without_a_complaint(look: Look, paths: dict[str, str], kind: str) -> None:
    visit = look()
    page = visit.go(paths[kind])
    assert page.locator("h1").count() == 1 and page.locator("main#main").is_visible()
    assert page.title().endswith("· Tocsin")
    assert visit.asked[0] == visit.home + paths[kind]
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(WIDER) <= 0, "wider than a telephone"


@pytest.mark.parametrize("kind", ["overview", "incident", "article", "place", "review", "coding"])
def test_pages_read_without_script(look: Look, paths: dict[str, str], kind: str) -> None:
    page = look(javascript=False).open(paths[kind])
    assert page.locator("h1").is_visible() and len(page.inner_text("main")) > 20


def test_filters_stand_in_the_address_and_in_the_form(look: Look) -> None:
    page = look().go("/")
    everything = page.locator("li.incident").count()
    page.fill("#filters [name=words]", "Kidal")
    page.press("#filters [name=words]", "Enter")
    page.wait_for_url("**words=Kidal*")
    assert 0 < page.locator("li.incident").count() < everything
    page.reload()
    assert page.input_value("#filters [name=words]") == "Kidal"
    page.click(".chips a")
    page.wait_for_url(lambda url: "words" not in parse_qs(urlsplit(url).query))
    assert page.locator("li.incident").count() == everything


def test_every_value_leads_to_its_sentence_in_two_clicks(look: Look) -> None:
    page = look().go("/")
    page.click("li.incident h3 a")
    page.wait_for_url("**/incidents/*")
    page.click("dl.facts a.meta >> nth=0")
    target = page.url.partition("#")[2]
    assert re.fullmatch("c[0-9a-f]{16}", target)
    assert page.locator(f"#{target} mark").count() > 0


def test_the_theme_goes_round_and_is_kept(look: Look) -> None:
    page = look().go("/method")
    light = page.evaluate(PAPER)
    for _ in range(2):
        page.click("#theme")
    assert page.evaluate(PAPER) != light
    page.goto(page.url.replace("/method", "/review"))
    assert page.evaluate(PAPER) != light


def test_the_theme_follows_the_system(look: Look) -> None:
    assert look(color_scheme="dark").go("/method").evaluate(PAPER) != look().go("/method").evaluate(PAPER)
