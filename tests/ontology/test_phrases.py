"""Every type and mode can be put in words."""

import pytest

from tocsin.ontology.phrases import WHOM, load_phrases, phrase_of
from tocsin.ontology.types import event_types


def test_every_type_and_mode_has_a_phrase() -> None:
    named = {(known.name, "") for known in event_types()}
    modes = {(known.name, mode.name) for known in event_types() for mode in known.modes}
    assert named <= set(load_phrases())
    assert set(load_phrases()) - named <= modes and modes - set(load_phrases()) == set()


@pytest.mark.parametrize("key", load_phrases(), ids=" ".join)
def test_a_phrase_names_the_recipient_where_it_should(key: tuple[str, str]) -> None:
    phrase = load_phrases()[key]
    assert phrase.did_to.count(WHOM) == phrase.act_on.count(WHOM) == 1
    assert WHOM not in phrase.did + phrase.act and phrase.act[0].isupper()


def test_the_first_mode_with_words_counts() -> None:
    assert phrase_of("ASSAULT", ("drone", "aerial")).act == "Drone strike"
    assert phrase_of("SUPPORT", ("drone",)).act == "Support"
