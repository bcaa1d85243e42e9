"""Text in capitals, in small letters and in headline style gets its case back, letter by letter in its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.model.article import Article
from tocsin.reading.casing import lower_letters, raise_letters, restore_case
from tocsin.reading.casingwords import CAPITALS, NAME, SMALL, load_casing
from tocsin.reading.document import split_article
from tocsin.reading.reader import Reader


@pytest.fixture(scope="module")
def nlp(reader: Reader) -> Language:
    return reader.nlp


def test_the_tables_are_sound() -> None:
    casing = load_casing()
    assert set(casing.words.values()) <= {SMALL, NAME, CAPITALS}
    assert all(word == word.lower() and word for word in casing.words)
    assert all(one == one.lower() and two == two.lower() for one, two in casing.pairs)
    assert casing.joints.isdisjoint(casing.offices)


@pytest.mark.parametrize(
    "written",
    [
        "Guerrillas killed three soldiers near the town of Zarumaqa on Monday, the army said.",
        "The United Nations Security Council met. Nobody spoke.",
        "President Velarde met US troops in Bogota; he thanked them.",
        "The People's Front of Lower Xanad (PFLX) denied that it had bombed the White House.",
        "Ministers of El Salvador's government left Geneva.",
        "Hezbollah fired rockets at Israel, NATO said.",
    ],
)
def test_capitals_and_small_letters_are_set_again(written: str) -> None:
    assert restore_case(raise_letters(written)) == written
    if "(" not in written:
        assert restore_case(lower_letters(written)) == written


def test_a_headline_keeps_its_names_only() -> None:
    assert (
        restore_case("Suicide Bomber Kills 12 Near White House, Officials Say")
        == "Suicide bomber kills 12 near White House, officials say"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rebels came to the town. Troops left.",
        "NATO said so.",
        "USA! USA!",
        "Ministers of the UK, the UN and the EU met in Geneva.",
        "killed in Gao",
        "",
    ],
)
def test_plain_text_is_given_back_as_it_is(text: str) -> None:
    assert restore_case(text) is text


def test_letters_that_would_grow_stay() -> None:
    text = "DIE STRAßE UND DER İSTANBUL FLUGHAFEN WURDEN ANGEGRIFFEN"
    restored = restore_case(text)
    assert len(restored) == len(text)
    assert "ß" in restored
    assert "İ" in restored


@settings(max_examples=80, deadline=None)
@given(text=st.text(alphabet="ABCDEßİıŉ ab.'’\n-(é", max_size=120))
def test_every_character_keeps_its_place(text: str) -> None:
    restored = restore_case(text)
    assert len(restored) == len(text)
    assert all(
        one.lower() == two.lower() or one.upper() == two.upper()
        for one, two in zip(text, restored, strict=True)
    )


def test_spans_are_the_articles_own_characters(nlp: Language) -> None:
    text = "REBELS ATTACKED THE TOWN OF ZARUMAQA. THE ARMY FLED."
    document = split_article(Article("own", text), nlp)
    assert [one.text for one in document.sentences] == [
        "Rebels attacked the town of Zarumaqa.",
        "The army fled.",
    ]
    assert [one.span.text for one in document.sentences] == [
        "REBELS ATTACKED THE TOWN OF ZARUMAQA.",
        "THE ARMY FLED.",
    ]
    assert document.sentences[1].words(document.sentences[1].tokens[1]).text == "ARMY"
