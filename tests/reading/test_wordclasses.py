"""The classes of words: the table is sound, and every form of a word carries its classes."""

import pytest

from tocsin.reading.wordclasses import classes_of, load_word_classes
from tocsin.tables import cell_parts, read_table

ROWS = read_table("classes.tsv", ("class", "words"), "tocsin.reading")


def test_every_class_stands_once_and_holds_words() -> None:
    names = [row["class"] for row in ROWS]
    assert len(names) == len(set(names))
    assert all(cell_parts(row["words"]) for row in ROWS)


def test_all_words_are_lower_case() -> None:
    assert [form for form in load_word_classes() if form != form.lower()] == []


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("soldier", "armed"),
        ("soldiers", "armed"),
        ("drone", "weapon"),
        ("drones", "aircraft"),
        ("city", "place"),
        ("cities", "place"),
        ("ambassador", "diplomat"),
        ("hostages", "prisoner"),
        ("killed", "toll"),
        ("treaties", "treaty"),
    ],
)
def test_a_word_in_any_form_carries_its_classes(form: str, known: str) -> None:
    assert known in classes_of(form)


@pytest.mark.parametrize("form", ["lemonade", "", "Soldiers"])
def test_other_words_have_no_class(form: str) -> None:
    assert classes_of(form) == frozenset()
