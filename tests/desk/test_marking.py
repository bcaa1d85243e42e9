"""Whatever a report holds stands on the page as text: no markup, no script, no sign that turns the page around."""

import datetime as dt
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.intake.events import AT, reading_of

from tocsin.desk.marking import TURNING, mark_part, mark_sentence
from tocsin.intake.keeping import keep
from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.span import Span
from tocsin.model.telling import Telling
from tocsin.store.identity import article_id
from tocsin.store.opening import Store

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!-- --!> <![CDATA[x]]>",
    "{{7*7}} {% raw %} ${7*7}",
    "&lt;script&gt; &#60;b&#62;",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "<a href='javascript:alert(1)'>x</a>",
    "\x00\x1b[31m",
)


def hostile_claim(text: str, bad: str) -> Claim:
    """A claim all of whose values are hostile."""
    start = text.index(bad)
    span = Span(start, start + len(bad), bad)
    return Claim(
        "ASSAULT", "reported", Span(0, 4, text[:4]), Span(0, len(text), text), actors=(Party(bad, span, bad, bad),),
        recipients=(Party(bad, span),), place=Place(bad, "town", "ML", 1.0, 2.0, bad), speaker=span, confidence=0.1,
    )  # fmt: skip


def telling_of(claim: Claim) -> Telling:
    """The claim as a telling."""
    return Telling("c1", claim, "a1", 1, "family", "a1")


def tags(page: str) -> set[str]:
    """The tags of a piece of a page."""
    return set(re.findall(r"</?[a-z][^>]*>", page))


@pytest.mark.parametrize("bad", HOSTILE)
def test_marks_are_the_only_markup(bad: str) -> None:
    text = f"Army {bad} attacked {bad}"
    claim = hostile_claim(text, bad)
    for piece in (str(mark_sentence(claim)), str(mark_part(text, "text", [telling_of(claim)]))):
        allowed = r'</?(?:mark|span)(?: class="f-[a-z]+( chosen)?"| class="at" id="c1")?>'
        assert all(re.fullmatch(allowed, tag) for tag in tags(piece))
        assert not set(piece) & set(map(chr, TURNING))
        shown = unescape(re.sub(r"<[^>]*>", "", piece))
        assert shown == text.translate(TURNING)


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_with_any_marks_stays_that_text(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = []
    for _ in range(data.draw(st.integers(1, 5))):
        start, end = sorted((data.draw(ends), data.draw(ends)))
        spans.append(Span(start, end, text[start:end]))
    parties = tuple(Party("x", span) for span in spans)
    claim = Claim("ASSAULT", "reported", spans[0], Span(0, len(text), text), actors=parties)
    piece = str(mark_part(text, "text", [telling_of(claim)]))
    assert unescape(re.sub(r"<[^>]*>", "", piece)) == unescape(str(text.translate(TURNING))) or "&" in text
    assert piece.count("<mark") == piece.count("</mark>")


@pytest.fixture(params=HOSTILE)
def bad(request: pytest.FixtureRequest) -> str:
    """One hostile text."""
    text: str = request.param
    return text


def test_no_page_runs_what_a_report_says(record: Store, client: TestClient, bad: str) -> None:
    bad = bad.replace("\x00", "")
    text = f"Army {bad} attacked {bad} again."
    article = Article(bad, text, bad, dt.date(2026, 3, 2), bad, "javascript:alert(1)", "en")
    arrival = Arrival(article, text.encode("utf-8", "replace"), f"x/{bad}", AT)
    kept = keep(record, arrival, reading_of(article, hostile_claim(text, bad)), AT)
    pages = ["/", "/review", f"/review?item=claim:{kept.incidents[0]}", f"/incidents/{kept.incidents[0]}",
             f"/articles/{article_id(article)}", "/?words=%3Cscript%3E",
             "/?actor=%22%3E%3Cimg%20src=x%3E"]  # fmt: skip
    for path in pages:
        page = client.get(path).text
        assert "<img" not in page and "<svg/" not in page and "alert(1)</script>" not in page
        assert not re.search(r"<[a-z][^<>]*\son\w+\s*=", page)
        assert 'href="javascript' not in page and "href='javascript" not in page
        assert len(re.findall(r"<script", page)) == 2 == page.count("</script>")
        assert "49" not in re.findall(r"<h1[^>]*>([^<]*)", page)


def test_a_claim_without_place_in_its_sentence_is_marked_all_the_same() -> None:
    claim = hostile_claim("Army attacked them", "attacked")
    moved = replace(claim, sentence=Span(5, 13, "attacked"))
    assert str(mark_sentence(moved)).startswith("<mark")
