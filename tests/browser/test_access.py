"""No page has a serious fault in what axe-core can see, in light and dark; and all of it can be reached by keys."""

import importlib.util
from pathlib import Path
from typing import Any, Literal

import pytest
from tests.browser.conftest import Look
from tests.browser.test_pages import KINDS

SERIOUS = {"serious", "critical"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"() => axe.run(document, {{runOnly: {RULES}}})"


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core out of its package."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        pytest.skip("needs axe-playwright-python")
    return (Path(found.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_no_serious_finding(look: Look, paths: dict[str, str], axe: str, kind: str) -> None:
    page = look().go(paths[kind])
    page.evaluate(axe)
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious(page.evaluate(RUN)["violations"]) == [], scheme


def serious(found: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """What a person could not get past: the rule, the element and what is wrong with it."""
    return [
        (one["id"], node["html"][:160], node["failureSummary"][:200])
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("kind", ["overview", "incident", "review", "coding"])
def test_the_first_key_leads_past_the_head(look: Look, paths: dict[str, str], kind: str) -> None:
    page = look().go(paths[kind])
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.className === 'skip'")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#main'")
