"""Whose an unnamed person, body or thing is."""

from collections.abc import Callable

import pytest

from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]


def sides(drafts: list[Draft]) -> tuple[list[str], list[str]]:
    draft = next(one for one in drafts if one.type == "ASSAULT")
    return [party.name for party in draft.actors], [party.name for party in draft.recipients]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Egypt sank a patrol boat of Turkey.", ["Egypt"], ["Turkey"]),
        ("Fighters loyal to Hezbollah attacked a convoy of Turkey.", ["Hezbollah"], ["Turkey"]),
        ("Gunmen of Hamas attacked a base of Egypt.", ["Hamas"], ["Egypt"]),
        ("Soldiers from Egypt killed two soldiers from Turkey.", ["Egypt"], ["Turkey"]),
        ("Egypt shelled positions held by Turkey.", ["Egypt"], ["Turkey"]),
        ("Egypt and Turkey exchanged fire at the river.", ["Egypt"], ["Turkey"]),
        ("Egypt came under attack from Turkey.", ["Turkey"], ["Egypt"]),
        ("Police in Egypt killed two fighters of Hamas.", ["Egypt"], ["Hamas"]),
    ],
)
def test_people_and_things_of_war_stand_for_their_owner(
    drafts_of: DraftsOf, text: str, actors: list[str], recipients: list[str]
) -> None:
    assert sides(drafts_of(text)) == (actors, recipients)


def test_people_under_no_orders_belong_to_nobody(drafts_of: DraftsOf) -> None:
    assert sides(drafts_of("Gunmen killed two farmers of Turkey."))[1] != ["Turkey"]


@pytest.mark.parametrize(
    "text", ["Egypt massed troops on Turkey's border.", "Egypt moved tanks to the border with Turkey."]
)
def test_troops_sent_to_a_border_face_whoever_has_it(drafts_of: DraftsOf, text: str) -> None:
    (draft,) = [one for one in drafts_of(text) if one.type == "MOBILIZE"]
    assert [party.name for party in draft.recipients] == ["Turkey"]
