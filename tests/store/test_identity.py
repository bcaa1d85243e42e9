"""Names worked out from content: equal content, equal names; another word, another name."""

import datetime as dt
from dataclasses import replace

import pytest

from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.span import Span
from tocsin.store.identity import article_id, claim_keys, storable

ARTICLE = Article(
    "7", "Gunmen killed four.", "Attack", dt.date(2026, 3, 1), "Daily", "https://daily.test/7", "en"
)
KILLED = Claim("assault", "reported", Span(7, 13, "killed"), Span(0, 19, "Gunmen killed four."))


def test_an_article_is_named_by_its_content() -> None:
    name = article_id(ARTICLE)
    assert name == article_id(replace(ARTICLE, id="another", language=None))
    assert name[0] == "a" and len(name) == 21 and int(name[1:], 16)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, text="Gunmen killed five."),
        replace(ARTICLE, title=None),
        replace(ARTICLE, date=None),
        replace(ARTICLE, publisher="Nightly"),
        replace(ARTICLE, url=None),
    ],
)
def test_another_word_is_another_article(changed: Article) -> None:
    assert article_id(changed) != article_id(ARTICLE)


def test_without_an_address_the_given_id_counts() -> None:
    bare = replace(ARTICLE, url=None)
    assert article_id(bare) != article_id(replace(bare, id="8"))


def test_what_no_database_keeps_is_replaced_sign_for_sign() -> None:
    article = replace(ARTICLE, text="Gun\x00men \ud800 killed", title="\x00")
    kept = storable(article)
    assert kept.text == "Gun\ufffdmen \ufffd killed" and kept.title == "\ufffd"
    assert article_id(article) == article_id(kept)
    assert storable(ARTICLE) == ARTICLE


def test_a_claim_keeps_its_key_while_its_words_stay() -> None:
    (key,) = claim_keys("a1", [KILLED])
    assert key[0] == "c" and len(key) == 17
    assert claim_keys("a1", [replace(KILLED, standing="denied", confidence=0.9)]) == [key]
    assert claim_keys("a2", [KILLED]) != [key]
    assert claim_keys("a1", [replace(KILLED, type="threaten")]) != [key]
    assert claim_keys("a1", [replace(KILLED, trigger=Span(7, 13, "killed", "title"))]) != [key]


def test_claims_of_one_trigger_have_keys_of_their_own() -> None:
    keys = claim_keys("a1", [KILLED, KILLED, replace(KILLED, type="threaten")])
    assert len(set(keys)) == 3 and keys[0] == claim_keys("a1", [KILLED])[0]
