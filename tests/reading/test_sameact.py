"""Drafts of one act are joined, those of different acts are not."""

from collections.abc import Callable

import pytest

from tocsin.model.casualties import Casualties
from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]


def number(count: Casualties | None) -> int | None:
    return count.low if count else None


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Shelling killed four people in Kherson.", 4, None),
        ("Shelling in Kherson killed four people and wounded nine.", 4, 9),
        ("A bomb exploded in Mogadishu. The blast killed six people.", 6, None),
        ("Gunmen attacked a bus and killed five passengers.", 5, None),
        ("Gunmen attacked a village in Kaduna. The attack killed nine farmers.", 9, None),
    ],
)
def test_cause_and_effect_are_one_act(
    drafts_of: DraftsOf, text: str, killed: int, injured: int | None
) -> None:
    (draft,) = drafts_of(text)
    assert draft.type == "ASSAULT" and len(draft.members) > 1
    assert (number(draft.killed), number(draft.injured)) == (killed, injured)


def test_the_cause_names_the_joined_act(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Shelling killed four people in Kherson.")
    assert draft.act.trigger.text == "Shelling"
    assert [mode.name for mode in draft.modes] == ["heavy-weapons"]


def test_a_later_sentence_tells_more_of_the_act(drafts_of: DraftsOf) -> None:
    (draft,) = drafts_of("Gunmen attacked a village in Kaduna. The attack killed nine farmers.")
    assert [actor.name for actor in draft.actors] == ["Gunmen"]
    assert draft.place is not None and draft.place.name == "Kaduna"


@pytest.mark.parametrize(
    ("text", "what_differs"),
    [
        ("Rebels attacked Goma last week. Rebels attacked Goma in 2029.", "time"),
        ("Rebels attacked a market in Goma. Rebels attacked a market in Bunia.", "town"),
        ("A convoy was attacked in Mali. A convoy was attacked in Kenya.", "country"),
        ("Hamas attacked a convoy. Hezbollah attacked a convoy.", "actor"),
        ("A drone strike hit Kherson. Rebels shot a farmer in Goma.", "everything"),
        ("Rebels attacked a convoy. Police arrested six men.", "type"),
        ("Rebels killed a farmer. Rebels did not kill the mayor.", "standing"),
    ],
)
def test_different_acts_stay_apart(drafts_of: DraftsOf, text: str, what_differs: str) -> None:
    assert len(drafts_of(text)) == 2, what_differs


def test_drafts_come_in_the_order_of_the_text(drafts_of: DraftsOf) -> None:
    drafts = drafts_of(
        "Police arrested six men in Nairobi. Rebels attacked a market in Goma. Shelling hit Kherson."
    )
    starts = [draft.act.sentence.start for draft in drafts]
    assert len(starts) == 3 and starts == sorted(starts)
