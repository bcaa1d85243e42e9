"""From nouns to parties: who is meant, by which words, and what the actor book knows of them."""

from collections.abc import Callable

import pytest

from tocsin.model.party import Party
from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]


def act_of(drafts: list[Draft], type: str) -> Draft:
    return next(draft for draft in drafts if draft.type == type)


@pytest.mark.parametrize(
    ("text", "name", "id", "words"),
    [
        ("Hezbollah attacked a convoy.", "Hezbollah", "actor:lb/hezbollah", "Hezbollah"),
        ("Members of Hamas attacked a convoy.", "Hamas", "actor:ps/hamas", "Hamas"),
        ("Houthi fighters attacked a convoy.", "Houthis", "actor:ye/ansar-allah", "Houthi fighters"),
        ("Ansar Allah attacked a convoy.", "Houthis", "actor:ye/ansar-allah", "Ansar Allah"),
        ("The Israeli army attacked a convoy.", "Israel Defense Forces", "state:il/army", "Israeli army"),
        ("Turkey attacked a convoy.", "Turkey", "state:tr", "Turkey"),
    ],
)
def test_known_actors_carry_their_name_and_id(
    drafts_of: DraftsOf, text: str, name: str, id: str, words: str
) -> None:
    assert [(one.name, one.id, one.span.text) for one in act_of(drafts_of(text), "ASSAULT").actors] == [
        (name, id, words)
    ]


def test_two_named_actors_are_two_parties(drafts_of: DraftsOf) -> None:
    actors = act_of(drafts_of("Egypt and Jordan condemned the killings."), "ACCUSE").actors
    assert [actor.id for actor in actors] == ["state:eg", "state:jo"]


def test_a_seat_of_government_stands_for_the_government(drafts_of: DraftsOf) -> None:
    actors = act_of(drafts_of("Moscow condemned the killings."), "ACCUSE").actors
    assert [(actor.name, actor.country) for actor in actors] == [("Russia", "RU")]


def test_a_town_where_people_are_killed_is_no_party(drafts_of: DraftsOf) -> None:
    draft = act_of(drafts_of("Gunmen killed a man in Moscow."), "ASSAULT")
    assert all(party.id is None for party in (*draft.actors, *draft.recipients))


@pytest.mark.parametrize("title", ["", "President ", "US President ", "Defence Minister "])
def test_titles_are_no_part_of_a_persons_name(drafts_of: DraftsOf, title: str) -> None:
    actors = act_of(drafts_of(f"{title}Marek Nowicki condemned the killings."), "ACCUSE").actors
    assert [(actor.name, actor.kind, actor.id) for actor in actors] == [("Marek Nowicki", "person", None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [("Gunmen attacked a convoy.", "Gunmen"), ("Dozens of militants attacked a convoy.", "militants")],
)
def test_unnamed_armed_people_keep_their_words(drafts_of: DraftsOf, text: str, words: str) -> None:
    (actor,) = act_of(drafts_of(text), "ASSAULT").actors
    assert (actor.name, actor.id, actor.kind) == (words, None, "armed")


def test_unnamed_people_who_are_hit_are_civilians(drafts_of: DraftsOf) -> None:
    (hit,) = act_of(drafts_of("Gunmen killed two farmers."), "ASSAULT").recipients
    assert (hit.kind, hit.id, hit.span.text) == ("civilian", None, "farmers")


def test_a_state_that_only_backs_a_militia_does_not_act(drafts_of: DraftsOf) -> None:
    (actor,) = act_of(drafts_of("Iran-backed militias attacked a convoy."), "ASSAULT").actors
    assert actor.id is None and "militias" in actor.name


def test_the_words_of_a_party_stand_where_the_span_says(drafts_of: DraftsOf) -> None:
    text = "On a quiet day, Houthi fighters killed two farmers and Israeli soldiers."
    parties: list[Party] = [one for draft in drafts_of(text) for one in (*draft.actors, *draft.recipients)]
    assert parties
    assert all(text[one.span.start : one.span.end] == one.span.text for one in parties)
