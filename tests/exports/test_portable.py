"""The portable report: whole, escaped, redacted, and open from disk in a browser that asks nobody."""

import datetime as dt
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.exports.conftest import BACKING

from tocsin.exports.bundle import CAUTION, Bundle
from tocsin.exports.portable import portable_report
from tocsin.exports.reportassets import ReportAssets, inside_script, load_report_assets
from tocsin.model.incident import PartyTally

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = "</script><script>document.title='caught'</script><img src=x onerror=document.title='caught'>\u202egnp"


@pytest.fixture(scope="module")
def assets() -> ReportAssets:
    return load_report_assets(resources.files("tocsin.desk") / "assets")


class Page(HTMLParser):
    """The tags of a page, what of it points outside, and the text of its elements by id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.linked: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a tag."""
        self.tags.append(tag)
        held = {name: value or "" for name, value in attrs}
        self.fetched += [held[name] for name in ("src", "srcset", "data", "poster", "action") if name in held]
        if tag == "link":
            self.fetched.append(held.get("href", ""))
        if tag == "a":
            self.linked.append(held.get("href", ""))
        if "id" in held:
            self.ids.append(held["id"])


def test_all_is_in_the_page_and_nothing_is_fetched(bundle: Bundle, assets: ReportAssets) -> None:
    written = portable_report(bundle, assets, "Sahel & more")
    page = Page(written)
    assert all(address.startswith("data:") for address in page.fetched)
    assert not re.search(r"url\((?!data:|#)", assets.style)
    assert len(page.ids) == len(set(page.ids))
    assert {one.id for one in bundle.incidents} <= set(page.ids)
    inner = {address[1:] for address in page.linked if address.startswith("#")}
    assert inner <= set(page.ids)
    for words in ("Sahel &amp; more", bundle.manifest, bundle.version, CAUTION.split(".")[0], "Method"):
        assert words in written
    assert portable_report(bundle, assets, "Sahel & more") == written


def test_every_claim_is_quoted_with_who_says_so(bundle: Bundle, assets: ReportAssets) -> None:
    written = portable_report(bundle, assets, "x", redacted=False)
    told = [one for incident in bundle.incidents for one in bundle.tellings_of(incident)]
    assert written.count("<blockquote") == len(told)
    for reason in (reason for incident in bundle.incidents for reason in incident.grade.reasons):
        assert reason.split("<")[0][:20] in written


def test_points_and_days_are_those_of_the_incidents(bundle: Bundle, assets: ReportAssets) -> None:
    written = portable_report(bundle, assets, "x")
    points, days = (
        json.loads(re.findall(rf'id="{name}">(.*?)</script>', written, re.DOTALL)[0])
        for name in ("points", "days")
    )
    placed = {one.id for one in bundle.incidents if one.place}
    assert {row[points["columns"].index("id")] for row in points["rows"]} == placed
    known = [
        one for one in bundle.incidents if one.when.when.start and one.when.when.start == one.when.when.end
    ]
    assert sum(sum(day["standing"].values()) for day in days["days"]) == len(known)


def test_private_names_are_withheld_unless_asked_for(bundle: Bundle, assets: ReportAssets) -> None:
    person = PartyTally("Amina Diallo", BACKING, kind="person")
    named = replace(bundle, incidents=(replace(bundle.incidents[0], recipients=(person,)),))
    assert "Diallo" not in portable_report(named, assets, "x")
    assert "Diallo" in portable_report(named, assets, "x", redacted=False)


def evil(bundle: Bundle) -> Bundle:
    """A bundle whose reports hold markup, script and signs that turn text around."""
    first = bundle.incidents[0]
    hostile = replace(first, id="i000000000bad", actors=(PartyTally(EVIL, BACKING, "x"),))
    articles = {
        key: replace(one, url="javascript:document.title='caught'", title=EVIL)
        for key, one in bundle.articles.items()
    }
    return replace(bundle, incidents=(hostile, *bundle.incidents), articles=articles)


def test_hostile_text_is_text(bundle: Bundle, assets: ReportAssets) -> None:
    plain, hostile = (portable_report(one, assets, EVIL) for one in (bundle, evil(bundle)))
    assert Page(hostile).tags.count("script") == Page(plain).tags.count("script")
    assert "img" not in Page(hostile).tags
    assert "javascript:" not in hostile.split("<main")[1].split("</main>")[0]
    assert "\u202e" not in hostile


def test_a_script_cannot_end_its_element() -> None:
    assert inside_script("a</script><!-- b") == "a<\\/script><\\!-- b"


def test_an_empty_report_says_so(bundle: Bundle, assets: ReportAssets) -> None:
    empty = replace(
        bundle, incidents=(), tellings={}, articles={}, made_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    assert "No incident fits the filter." in portable_report(empty, assets, "x")


@pytest.mark.parametrize("script", [True, False])
def test_it_opens_from_disk_and_asks_nobody(
    bundle: Bundle, assets: ReportAssets, tmp_path: Path, chromium: "Browser", script: bool
) -> None:
    report = tmp_path / "report.html"
    report.write_text(portable_report(evil(bundle), assets, "Sahel"), encoding="utf-8")
    asked: list[str] = []
    said: list[str] = []
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(report.as_uri())
    if script:
        page.wait_for_selector("#map[data-state]", timeout=30_000)
        assert page.get_attribute("#map", "data-state") == "idle"
        page.wait_for_selector(".timeline-picture")
    else:
        assert page.is_visible("#timeline table")
    assert page.locator("li.incident").count() == len(bundle.incidents) + 1
    assert page.is_visible("blockquote >> nth=0")
    assert page.title() == "Sahel · Tocsin"
    context.close()
    assert [address for address in asked if not address.startswith(("blob:", "data:"))] == [report.as_uri()]
    assert said == []
