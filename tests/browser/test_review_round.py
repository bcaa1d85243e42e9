"""A round of review by keys alone: decide, see the next, undo, correct."""

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Look, Visit


@pytest.fixture
def visit(look: Look) -> Visit:
    """The review page, freshly opened."""
    made = look()
    made.go("/review")
    made.page.wait_for_selector("#keys-on")
    return made


def shown(page: Page) -> str:
    """The name of the question on the page."""
    return page.input_value(".review-item input[name=item] >> nth=0")


def press(page: Page, letter: str) -> None:
    """Press a letter that sends a form, and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press(letter)
    page.wait_for_selector("#keys-on")


def waiting(page: Page) -> int:
    """How many questions wait."""
    return page.locator(".queue > li").count()


def test_j_and_k_go_through_the_queue(visit: Visit) -> None:
    page = visit.page
    first, count = shown(page), waiting(page)
    assert count >= 3
    press(page, "j")
    second = shown(page)
    assert second != first and page.locator(".queue [aria-current=true]").count() == 1
    press(page, "k")
    assert shown(page) == first and waiting(page) == count
    page.keyboard.press("k")
    assert shown(page) == first


@pytest.mark.parametrize(("kind", "letter", "words"), [
    ("pair", "n", "Two acts"), ("pair", "d", "Left open"), ("pair", "m", "One act"), ("claim", "a", "Accepted"),
    ("claim", "x", "No such act"),
])  # fmt: skip
def test_a_letter_decides_the_next_comes_and_u_takes_it_back(
    visit: Visit, kind: str, letter: str, words: str
) -> None:
    page = visit.page
    while not shown(page).startswith(kind):
        press(page, "j")
    asked, count = shown(page), waiting(page)
    press(page, letter)
    assert words in page.inner_text(".review-item [role=status]")
    assert waiting(page) < count and shown(page) != asked  # a merger may settle another question too
    press(page, "u")
    assert "Undone" in page.inner_text(".review-item [role=status]")
    assert waiting(page) == count and shown(page) == asked


def test_a_value_is_corrected_from_the_keyboard(visit: Visit) -> None:
    page = visit.page
    while not shown(page).startswith("claim"):
        press(page, "j")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == "field"
    page.select_option("#field", "killed")
    page.keyboard.press("Tab")
    page.keyboard.type("at least 40")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Killed: 40+" in page.inner_text(".review-item [role=status]")
    page.wait_for_selector("#keys-on")
    press(page, "u")


def test_a_wrong_value_is_asked_anew_and_the_letters_typed_do_nothing(visit: Visit) -> None:
    page = visit.page
    before = shown(page)
    page.select_option("#field", "killed")
    page.fill("#value", "")
    page.focus("#value")
    page.keyboard.type("many")
    assert shown(page) == before
    with page.expect_navigation():
        page.keyboard.press("Enter")
    visit.complaints.clear()  # the browser notes the status of a page that refuses
    assert "no number of people" in page.inner_text("[role=alert]")
    assert page.input_value("#value") == "many"
    page.fill("#value", "5")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("#keys-on")
    press(page, "u")


def test_the_question_mark_shows_the_keys_and_they_can_be_switched_off(visit: Visit) -> None:
    page = visit.page
    before = shown(page)
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    page.keyboard.press("Escape")
    page.uncheck("#keys-on")
    page.keyboard.press("n")
    page.keyboard.press("j")
    page.reload()
    assert shown(page) == before and not page.is_checked("#keys-on")


def test_the_round_works_without_script(look: Look) -> None:
    visit = look(javascript=False)
    page = visit.go("/review")
    count = waiting(page)
    page.click(".actions button >> nth=0")
    assert waiting(page) < count
    page.click(".review-item [role=status] button")
    assert waiting(page) == count
