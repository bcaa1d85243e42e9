"""Whom pronouns and definite nouns take up from earlier in the article."""

from collections.abc import Callable

import pytest

from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]


def doer_of(drafts: list[Draft], type: str) -> tuple[str, str | None, str]:
    """Name, id and words of the one actor of the last act of a type."""
    (actor,) = [draft for draft in drafts if draft.type == type][-1].actors
    return actor.name, actor.id, actor.span.text


@pytest.mark.parametrize("words", ["The group", "The movement", "They"])
def test_a_group_is_taken_up(drafts_of: DraftsOf, words: str) -> None:
    drafts = drafts_of(f"Hezbollah published a map. {words} condemned the killings.")
    assert doer_of(drafts, "ACCUSE") == ("Hezbollah", "actor:lb/hezbollah", words.removeprefix("The "))


@pytest.mark.parametrize("pronoun", ["She", "He"])
def test_a_person_is_taken_up_by_full_name(drafts_of: DraftsOf, pronoun: str) -> None:
    drafts = drafts_of(f"Marek Nowicki arrived at noon. {pronoun} condemned the killings.")
    assert doer_of(drafts, "ACCUSE") == ("Marek Nowicki", None, pronoun)


def test_a_surname_is_filled_up(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Marek Nowicki arrived at noon. Later Nowicki condemned the killings.")
    assert doer_of(drafts, "ACCUSE") == ("Marek Nowicki", None, "Nowicki")


def test_the_last_that_fits_is_meant(drafts_of: DraftsOf) -> None:
    drafts = drafts_of(
        "Hamas published a map. Hezbollah published another. The group condemned the killings."
    )
    assert doer_of(drafts, "ACCUSE")[0] == "Hezbollah"


def test_a_person_is_no_group(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Hezbollah wrote to Marek Nowicki. The group condemned the killings.")
    assert doer_of(drafts, "ACCUSE")[0] == "Hezbollah"


def test_the_government_is_that_of_the_country_in_question(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Kenya is a dry country. The government condemned the killings.")
    assert doer_of(drafts, "ACCUSE")[1] == "state:ke"


def test_nobody_named_before_is_nobody(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("They condemned the killings. Hezbollah published a map.")
    assert all(draft.actors == () for draft in drafts if draft.type == "ACCUSE")
