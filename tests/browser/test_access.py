"""No page has a serious fault in what axe-core can see, in light and dark; and all of it can be reached by keys."""

import importlib.util
from pathlib import Path

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_serious_finding(look: Look, paths: dict[str, str], axe: str, kind: str, scheme: str) -> None:
    page = look(color_scheme=scheme).go(paths[kind])
    page.evaluate(axe)
    found = page.evaluate(RUN)["violations"]
    serious = [
        (one["id"], node["html"][:160], node["failureSummary"][:200])
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize("kind", ["overview", "incident", "review", "coding"])
def test_the_first_key_leads_past_the_head(look: Look, paths: dict[str, str], kind: str) -> None:
    page = look().go(paths[kind])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
