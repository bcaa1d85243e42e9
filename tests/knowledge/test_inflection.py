"""The forms of listed words, by rule and by the table of irregular verbs."""

import pytest

from tocsin.knowledge.inflection import load_irregular_forms, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("seize", "seize seizes seized seizing"),
        ("clash", "clash clashes clashed clashing"),
        ("carry", "carry carries carried carrying"),
        ("deploy", "deploy deploys deployed deploying"),
        ("die", "die dies died dying"),
        ("flee", "flee flees fled fleeing"),
        ("hit", "hit hits hitting"),
        ("shoot", "shoot shoots shot shooting"),
        ("fight", "fight fights fought fighting"),
        ("stop", "stop stops stopped stopping"),
        ("ban", "ban bans banned banning"),
    ],
)
def test_all_forms_of_a_verb(lemma: str, forms: str) -> None:
    assert verb_forms(lemma) == frozenset(forms.split())


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("attack", "attacks"),
        ("clash", "clashes"),
        ("bus", "buses"),
        ("army", "armies"),
        ("convoy", "convoys"),
    ],
)
def test_singular_and_plural_of_a_noun(lemma: str, plural: str) -> None:
    assert noun_forms(lemma) == {lemma, plural}


def test_the_irregular_verbs_are_lower_case_words_that_begin_like_their_forms() -> None:
    for lemma, forms in load_irregular_forms().items():
        assert forms.past and all(form.isalpha() and form.islower() for form in (lemma, *forms.past))
        assert forms.ing == "" or (forms.ing.endswith("ing") and forms.ing[0] == lemma[0])
