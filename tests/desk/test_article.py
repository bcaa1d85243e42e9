"""The page of an article: its text as it is, with the words of its claims marked."""

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids
from tests.desk.test_incident import BAD, bare

from tocsin.store.dossier import open_dossier
from tocsin.store.opening import Store


@pytest.fixture
def told(record: Store, ids: Ids) -> tuple[str, str]:
    """An article and the key of its claim."""
    with record.looking() as connection:
        telling = open_dossier(connection, ids()[0]).tellings[0]
    return telling.article, telling.key


def test_each_field_of_the_chosen_claim_has_its_place_once(told: tuple[str, str], client: TestClient) -> None:
    article, key = told
    page = client.get(f"/articles/{article}?claim={key}").text
    for field in ("actor", "recipient", "act", "time", "place", "killed"):
        assert page.count(f'id="words-{field}"') == 1
        assert f'<li><mark class="f-{field}">{field}</mark></li>' in page
    assert 'aria-current="true"><a href="?claim=' in page


def test_nothing_stands_out_where_no_claim_or_another_is_asked_for(
    told: tuple[str, str], client: TestClient
) -> None:
    for query in ("", "?claim=none", "?claim=%3Cscript%3E"):
        page = client.get(f"/articles/{told[0]}{query}").text
        assert "chosen" not in page and "words-" not in page and "<script>" not in page


def test_a_claim_leads_to_its_incident_by_its_headline(
    told: tuple[str, str], ids: Ids, client: TestClient
) -> None:
    page = client.get(f"/articles/{told[0]}").text
    assert f'<a href="/incidents/{ids()[0]}" dir="auto">' in page and 'id="evidence"' in page


def test_hostile_titles_and_texts_stay_text(record: Store, client: TestClient) -> None:
    page = client.get(f"/articles/{bare(record, title=BAD)}").text
    assert "<b onclick" not in page and "&lt;b onclick" in page
    text = page[page.index("<h1") : page.index("<aside>")]
    assert "\u202e" not in text and "\ufffd" in text  # beside the text such signs stay, held in by dir="auto"
    assert "publisher not known" in page and "day not known" in page


def test_an_article_that_is_not_there_is_said_to_be(client: TestClient) -> None:
    answer = client.get("/articles/a0")
    assert answer.status_code == 404 and "This did not work" in answer.text
