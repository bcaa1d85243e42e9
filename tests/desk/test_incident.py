"""The page of an incident: each value with who gives it and the way to its words."""

import datetime as dt
import re

from starlette.testclient import TestClient
from tests.desk.conftest import NOW, Ids, Send, SignedIn
from tests.intake.events import AT, reading_of, words

from tocsin.intake.keeping import keep
from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.model.span import Span
from tocsin.store.identity import article_id
from tocsin.store.opening import Store

BAD = "<b onclick=alert(1)>\u202e"


def bare(record: Store, title: str = "A report", at: dt.datetime = AT) -> str:
    """Keeps a report of an act that somebody of a hostile name did, no more is known; gives the article."""
    text = f"{BAD} attacked."
    article = Article("bare", text, title, None, None, None, "en")
    claim = Claim(
        "ASSAULT",
        "reported",
        words(text, "attacked"),
        Span(0, len(text), text),
        actors=(Party(BAD, words(text, BAD)),),
        confidence=0.5,
    )
    reading = reading_of(article, claim)
    keep(record, Arrival(article, text.encode(), "bare.txt", at), reading, at)
    return article_id(article)


def test_each_value_leads_to_a_claim_that_stands_on_the_page(ids: Ids, client: TestClient) -> None:
    page = client.get(f"/incidents/{ids()[0]}").text
    facts = page[page.index("<dl class=") : page.index("What each says")]
    leads = set(re.findall(r'href="#(c[0-9a-f]+)"', facts))
    assert leads and all(f'id="{key}"' in page for key in leads)
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", facts, re.DOTALL)
    assert [name for name, _ in rows] == ["What", "Who", "To whom", "When", "Where", "Standing", "Injured"]
    assert all('href="#c' in value or "not known" in value for _, value in rows)


def test_words_lead_into_the_article_with_the_claim_chosen(ids: Ids, client: TestClient) -> None:
    page = client.get(f"/incidents/{ids()[0]}").text
    links = re.findall(r'href="(/articles/[0-9a-z]+\?claim=(c[0-9a-f]+)#c[0-9a-f]+)"', page)
    assert len(links) == 2
    for link, key in links:
        text = client.get(link).text
        assert f'<span class="at" id="{key}"></span>' in text and 'class="f-killed chosen"' in text


def test_what_is_not_known_is_said_once_and_hostile_names_stay_text(
    record: Store, ids: Ids, client: TestClient
) -> None:
    bare(record)
    pages = [client.get(f"/incidents/{id}").text for id in ids()]
    page = next(page for page in pages if "onclick" in page)
    assert "<b onclick" not in page and "&lt;b onclick" in page
    assert "<dt>Killed, injured</dt>" in page and "day not known" in page
    assert page.count("<h2>Killed</h2>") == page.count("<h2>Injured</h2>") == 0


def test_days_and_families_are_not_said_twice(ids: Ids, client: TestClient) -> None:
    page = client.get(f"/incidents/{ids()[0]}").text
    when = re.search(r"<dt>When</dt><dd>(.*?)</dd>", page, re.DOTALL)
    assert when is not None and when[1].count("2026-03-01") == 2  # in the element for programs and in words


def test_a_reader_is_offered_nothing_to_decide(ids: Ids, signed_in: SignedIn) -> None:
    path = f"/incidents/{ids()[0]}"
    assert "Correct or merge" not in signed_in("reader").get(path).text
    assert "Correct or merge" in signed_in("coder").get(path).text


def test_a_former_state_has_the_history_of_then_and_no_forms(
    ids: Ids, client: TestClient, send: Send
) -> None:
    id = ids()[0]
    assert (
        send(f"/incidents/{id}/correct", field="injured", value="7", note="a later count").status_code == 303
    )
    assert "injured corrected by" in client.get(f"/incidents/{id}").text
    then = (NOW - dt.timedelta(minutes=1)).isoformat().replace("+", "%2B")
    page = client.get(f"/incidents/{id}?as_of={then}").text
    assert "This is how the incident stood" in page
    assert "injured corrected by" not in page and "Correct or merge" not in page
