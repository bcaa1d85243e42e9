"""Tests who counts as a private person, and that such names go everywhere while others stay."""

import datetime as dt

import pytest

from tocsin.exports.bundle import Bundle
from tocsin.exports.offices import holds_office
from tocsin.exports.officewords import is_leader
from tocsin.exports.persons import looks_like_a_person, person_names
from tocsin.exports.plaintext import clip, plain
from tocsin.exports.redaction import PRIVATE, quote, redact


@pytest.mark.parametrize(
    "text",
    [
        "The Malian defence minister Sadio Camara said so",
        "President Sadio Camara said so",
        "Gen. Sadio Camara said so",
        "the minister, Sadio Camara, said so",
        "Sadio Camara, 54, governor of the province, said so",
        "Sadio Camara (54), the movement's leader, said so",
        "Sadio Camara, who leads the rebels, said so",
        "They met rebel commander Sadio Camara",
        "Sadio Camara, a spokesman for the army, said so",
    ],
)
def test_an_office_beside_the_name_makes_a_public_person(text: str) -> None:
    assert holds_office("Sadio Camara", text)


@pytest.mark.parametrize(
    "text",
    [
        "Sadio Camara said so",
        "Sadio Camara, a baker, said so",
        "the governor's son Sadio Camara said so",
        "Sadio Camara, son of the governor, said so",
        "the widow Sadio Camara said so",
        "They shot the minister, Sadio Camara told reporters",
        "Sadio Camara told the minister, a friend, of it",
        "the president's Sadio Camara",
        "witness Sadio Camara said the minister fled",
        "Sadio Camaras, minister",
    ],
)
def test_no_office_makes_a_private_person(text: str) -> None:
    assert not holds_office("Sadio Camara", text)


def test_known_leaders_are_public() -> None:
    assert is_leader("Vladimir Putin") and is_leader("Putin")
    assert not is_leader("Igor Putin") and not is_leader("Ahmed Bello")


@pytest.mark.parametrize("name", ["Ahmed Bello", "Maria de Santos", "Mohammed al-Hassan", "محمد علي"])
def test_persons_are_known_by_their_names(name: str) -> None:
    assert looks_like_a_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Boko Haram",
        "gunmen",
        "Lions of the East",
        "=cmd|' /C calc'!A0",
        "",
        "Ahmed",
        "the men of Ahmed Bello",
    ],
)
def test_other_names_are_not_taken_for_persons(name: str) -> None:
    assert not looks_like_a_person(name)


def test_persons_in_a_sentence_are_found_where_they_stand() -> None:
    text = 'Police in Kaduna said Ahmed Ali and "Maria Lopez" were shot. Boko Haram denied it.'
    assert list(person_names(text)) == [(22, "Ahmed Ali"), (37, "Maria Lopez")]


def test_a_private_person_is_nameless_everywhere(bundle: Bundle) -> None:
    hidden = redact(bundle)
    incident, claim = hidden.incidents[7], hidden.tellings["c8"].claim
    assert [party.name for party in incident.recipients] == [PRIVATE, "Maria Santos"]
    assert [party.name for party in claim.recipients] == [PRIVATE, "Maria Santos"]
    assert claim.sentence.text == (
        f"Gunmen shot {PRIVATE} near the house of defence minister Maria Santos, his neighbour {PRIVATE} said. "
        f"{PRIVATE} was a baker."
    )
    assert claim.sentence.start == 0
    assert claim.speaker is not None and claim.speaker.text == PRIVATE
    assert incident.killed is not None and incident.killed.voices[0].speaker == PRIVATE
    assert hidden.articles["a8"].title == f"{PRIVATE}, baker, shot dead"
    assert not any(article.text for article in hidden.articles.values())


def test_what_names_nobody_private_stays(bundle: Bundle) -> None:
    hidden = redact(bundle)
    assert hidden.incidents[:5] == bundle.incidents[:5]
    assert hidden.made_at == bundle.made_at == dt.datetime(2026, 3, 1, 10, 0, 1, tzinfo=dt.UTC)


def test_the_same_person_is_public_in_all_reports_once_one_gives_the_office(bundle: Bundle) -> None:
    assert redact(bundle).incidents[7].recipients[1].name == "Maria Santos"


def test_quotes_are_short() -> None:
    long = "word " * 100
    assert len(quote(long)) <= 300 and quote(long).endswith("word…")
    assert quote("short") == "short"
    assert len(clip("x" * 400, 300)) == 300


def test_text_is_made_plain() -> None:
    assert plain("a\u202eb\x00c\r\n\td \ud800") == "abc d \ufffd"
    assert plain("\u200fحركة") == "\u200fحركة"
