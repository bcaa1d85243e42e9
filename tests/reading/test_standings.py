"""How an act stands: reported, claimed, alleged, denied, threatened, called for or negated."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from tocsin.reading.draft import Draft
from tocsin.reading.standings import is_conditional

DraftsOf = Callable[[str], list[Draft]]


@pytest.mark.parametrize(
    ("text", "standing", "cue"),
    [
        ("Gunmen killed two farmers.", "reported", None),
        ("Two farmers were killed by gunmen.", "reported", None),
        ("Hamas denied attacking the convoy.", "denied", "denied"),
        ("India denied bombing Pakistan.", "denied", "denied"),
        ("The army denied that it shelled the village.", "denied", "denied"),
        ("There has been a lull in attacks on the base.", "negated", "lull"),
        ("The rebels did not attack the village.", "negated", "not"),
        ("Police foiled an attack on the airport.", "negated", "foiled"),
        ("The rebels allegedly killed a farmer.", "alleged", "allegedly"),
        ("Israel accused Hezbollah of attacking a village.", "alleged", "accused"),
        ("Suspected rebels killed two farmers.", "alleged", "Suspected"),
        ("The general ordered troops to attack the town.", "called-for", "ordered"),
        ("The rebels will attack the city soon.", "called-for", "will"),
    ],
)
def test_the_standing_of_an_assault_and_its_cue(
    drafts_of: DraftsOf, text: str, standing: str, cue: str | None
) -> None:
    (draft,) = [one for one in drafts_of(text) if one.type == "ASSAULT"]
    found = draft.standing_span.text if draft.standing_span else None
    assert (draft.standing, found) == (standing, cue)


def test_a_claim_of_responsibility_names_the_actor(drafts_of: DraftsOf) -> None:
    (draft,) = [
        one
        for one in drafts_of("Al-Shabaab claimed responsibility for the bombing.")
        if one.type == "ASSAULT"
    ]
    assert draft.standing == "claimed"
    assert [actor.name for actor in draft.actors] == ["Al-Shabaab"]
    assert draft.speaker is not None and draft.speaker.text == "Al-Shabaab"


def test_whoever_denies_is_the_speaker(drafts_of: DraftsOf) -> None:
    (draft,) = [one for one in drafts_of("Hamas denied attacking the convoy.") if one.type == "ASSAULT"]
    assert draft.speaker is not None and draft.speaker.text == "Hamas"


@pytest.mark.parametrize(
    "text", ["The militia threatened to attack the embassy.", "Iran warned that it would strike the base."]
)
def test_a_threat_is_made_and_what_it_menaces_is_not_done(drafts_of: DraftsOf, text: str) -> None:
    told = {(draft.type, draft.standing) for draft in drafts_of(text)}
    assert ("THREATEN", "reported") in told
    assert told <= {("THREATEN", "reported"), ("ASSAULT", "threatened")}


def test_conditions(token_in: Callable[[str, str], Token]) -> None:
    assert is_conditional(token_in("If they attack the town, residents will flee.", "attack"))
    assert not is_conditional(token_in("They attack the town.", "attack"))
