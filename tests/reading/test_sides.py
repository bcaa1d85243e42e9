"""The two sides of an act in plain sentences: the nouns for whoever does it, and for whom it is done to."""

from collections.abc import Callable

import pytest

from tocsin.reading.acts import Act
from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]


def act_of(drafts: list[Draft], trigger: str) -> Act:
    acts = [act for draft in drafts for act in (draft.act, *draft.members)]
    return next(act for act in acts if act.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "who", "whom"),
    [
        ("Rebels shelled the town.", "shelled", ["Rebels"], ["town"]),
        ("The town was shelled by rebels.", "shelled", ["rebels"], ["town"]),
        ("Militants abducted five nurses.", "abducted", ["Militants"], ["nurses"]),
        ("Rebels opened fire on a bus.", "opened fire", ["Rebels"], ["bus"]),
        ("Soldiers clashed with rebels.", "clashed", ["Soldiers"], ["rebels"]),
        ("A drone launched by Ukraine struck the refinery.", "struck", ["Ukraine"], ["refinery"]),
    ],
)
def test_sides_of_a_verb(
    drafts_of: DraftsOf, text: str, trigger: str, who: list[str], whom: list[str]
) -> None:
    act = act_of(drafts_of(text), trigger)
    assert [token.text for token in act.doers] == who
    assert [token.text for token in act.undergoers] == whom


@pytest.mark.parametrize(
    ("text", "trigger", "who", "whom"),
    [
        ("The attack on the base by rebels lasted an hour.", "attack", ["rebels"], ["base"]),
        ("The rebels' attack on the town failed.", "attack", ["rebels"], ["town"]),
        ("The murder of a priest shocked the town.", "murder", [], ["priest"]),
        ("The army carried out air strikes on rebels.", "air strikes", ["army"], ["rebels"]),
        ("Israeli air strikes on Gaza killed nine people.", "air strikes", ["Israeli"], ["Gaza"]),
        ("Clashes between soldiers and rebels broke out.", "Clashes", ["soldiers"], ["rebels"]),
    ],
)
def test_sides_of_a_noun(
    drafts_of: DraftsOf, text: str, trigger: str, who: list[str], whom: list[str]
) -> None:
    act = act_of(drafts_of(text), trigger)
    assert [token.text for token in act.doers] == who
    assert [token.text for token in act.undergoers] == whom


def test_whatever_is_moved_is_nobody_to_whom_it_is_done(drafts_of: DraftsOf) -> None:
    act = act_of(drafts_of("The army deployed troops to the border."), "deployed")
    assert [token.text for token in act.doers] == ["army"]
    assert "troops" not in {token.text for token in act.undergoers}
