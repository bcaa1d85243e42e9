"""Tests who counts as a private person, and that such names go everywhere while others stay."""

import datetime as dt

import pytest

from tocsin.exports.bundle import Bundle
from tocsin.exports.offices import holds_office
from tocsin.exports.officewords import is_leader
from tocsin.exports.persons import looks_like_a_person, person_names
from tocsin.exports.plaintext import clip, plain
from tocsin.exports.privatenames import is_person
from tocsin.exports.redaction import PRIVATE, quote, redact
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.grade import Grade
from tocsin.model.incident import Incident
from tocsin.model.party import Party
from tocsin.model.span import Span
from tocsin.model.telling import Telling


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


def named(name: str, words: str | None = None, kind: str | None = "person") -> Party:
    told = words or name
    return Party(name, Span(0, len(told), told), kind=kind)


@pytest.mark.parametrize("name", ["Ahmed Bello", "AHMED BELLO", "JD Sokolov", "محمد", "Bello"])
def test_a_party_of_the_kind_person_is_one(name: str) -> None:
    assert is_person(named(name))


@pytest.mark.parametrize("name", ["him", "the driver", "MQ-9 Reaper", "USS Bello", "Ministry of Bello", "₾"])
def test_a_party_that_was_taken_for_a_person_is_none(name: str) -> None:
    assert not is_person(named(name))


@pytest.mark.parametrize(
    ("name", "words", "text", "hidden"),
    [
        ("Ahmed Bello", "him", "They shot him. Ahmed Bello died.", "They shot him. private person died."),
        ("Ahmed Bello's", "Ahmed Bello's", "Ahmed Bello's shop burnt.", "private person's shop burnt."),
        ("North", "North", "North Korea fell. North fled.", "North Korea fell. private person fled."),
        ("Will Okoro", "Okoro", "Okoro said he will go.", "private person said he will go."),
    ],
)
def test_only_the_name_goes(name: str, words: str, text: str, hidden: str) -> None:
    claim = Claim(
        "ASSAULT", "reported", Span(0, 1, text[0]), Span(0, len(text), text), actors=(named(name, words),)
    )
    incident = Incident("i1", "ASSAULT", Grade("single-source", ()), ("c1",), ("a1",), ("f",))
    tellings = {"c1": Telling("c1", claim, "a1", 1, "f", "a1")}
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    bundle = redact(Bundle((incident,), tellings, {"a1": Article("a1", text)}, at, "0", {}, ""))
    assert bundle.tellings["c1"].claim.sentence.text == hidden


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
