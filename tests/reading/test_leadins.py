"""Datelines, time stamps, bullets and marks of the desk stand apart from the sentence after them."""

import pytest

from tocsin.reading.leadins import lead_length
from tocsin.reading.paragraphs import find_paragraphs


@pytest.mark.parametrize(
    "lead",
    [
        "ZARUMA, DR Qongo - ",
        "ZARUMA, DR Qongo (XYZ) — ",
        "ZARUMA, May 14 (Newswire) - ",
        "San Velarde, 3 Jan 90 (Radio Cadena) -- [Text] ",
        "ZARUMA — ",
        "(XNN) — ",
        "Zaruma, Velaria – ",
        "NEW ZARUMA: ",
        "NORZA/ZARUMA, Nov 5 (Newswire) - ",
        "BREAKING: ",
        "UPDATE 2-",
        "14:05 GMT - ",
        "14:05 GMT ",
        "10:32am: ",
        "[09:15 EST] ",
        "1405 GMT ",
        "• ",
        "2) ",
    ],
)
def test_what_leads_in_is_cut_off(lead: str) -> None:
    assert lead_length(lead + "Rebels attacked the town.") == len(lead)


@pytest.mark.parametrize(
    "text",
    [
        "NATO: Velaria fired first.",
        "UNICEF - which has an office there - said so.",
        "Velaria's army – the strongest – said so.",
        "Watch the border at night.",
        "12 soldiers were killed.",
        "10.30 million people fled.",
        "The army (VDF) - Velaria's only one - fled.",
        "UN-Velaria talks began.",
        "14:05 GMT",
        "•",
        "",
    ],
)
def test_a_sentence_keeps_its_words(text: str) -> None:
    assert lead_length(text) == 0


@pytest.mark.parametrize(
    "pieces",
    [
        ["BOMB KILLS THREE", "ZARUMA (Newswire) - A roadside bomb killed three people."],
        ["Key events:", "• Rebels killed five people", "• Troops left"],
        ["14:05 GMT", "Air strikes hit the town"],
        ["Bomber kills 12", "A bomber blew himself up in the capital on Monday, killing 12."],
        ["Rebels came\nto the town. Troops\nleft."],
        ["The envoy met\nPresident Velarde."],
    ],
)
def test_lines_are_joined_or_cut(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    assert [text[start:end] for start, end in find_paragraphs(text)] == pieces
