"""Text is cut into words, and what is looked for into words, phrases and beginnings."""

import pytest

from tocsin.store.terms import LONGEST_WORD, MOST_TERMS, Term, cut_words, find_terms, fold_name, hold_terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kata'ib Hezbollah’s drones", ["kataib", "hezbollah", "drones"]),
        ("São Paulo, ŠIBENIK, Łódź, Diyarbakır", ["sao", "paulo", "sibenik", "lodz", "diyarbakir"]),
        ("al-Shifa's U.S. F-16s at 5,000 ft", ["al", "shifa", "u", "s", "f", "16s", "at", "5", "000", "ft"]),
        ("the soldiers' base", ["the", "soldiers", "base"]),
        ("snake_case \x00 \ud800 \u200bend", ["snake", "case", "end"]),
        ("STRASSE straße ﬁre", ["strasse", "strasse", "fire"]),
        ("", []),
        ("a" * 300, ["a" * LONGEST_WORD]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert cut_words(text) == words


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("drone strike", [Term(("drone",)), Term(("strike",))]),
        ('"drone strike" hosp*', [Term(("drone", "strike")), Term(("hosp",), True)]),
        ("“drone strike”", [Term(("drone", "strike"))]),
        ('"health min*"', [Term(("health", "min"), True)]),
        ('"health min"*', [Term(("health", "min"), True)]),
        ("al-Shifa", [Term(("al", "shifa"))]),
        ('"left open', [Term(("left", "open"))]),
        ("* ** \"\" '' -- (", []),
        ("a AND b", [Term(("a",)), Term(("and",)), Term(("b",))]),
        ("x " * 100, [Term(("x",))] * MOST_TERMS),
    ],
)
def test_terms_of_a_query(query: str, terms: list[Term]) -> None:
    assert find_terms(query) == terms


@pytest.mark.parametrize(
    ("query", "held"),
    [
        ("one", True),
        ('"one two"', True),
        ('"two one"', False),
        ("thr*", True),
        ("thr", False),
        ('"two thr*"', True),
    ],
)
def test_terms_stand_in_words(query: str, held: bool) -> None:
    assert hold_terms(["one", "two", "three"], find_terms(query)) is held


def test_names_are_one_whatever_their_signs() -> None:
    assert fold_name("Kata’ib  Hezbollah") == fold_name("KATA'IB HEZBOLLAH") == "kataib hezbollah"
