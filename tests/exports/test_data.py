"""Tests that the tables of exports are whole: known kinds, known schemata, words in lower case, each once."""

from collections import Counter

from tocsin.exports.columns import PACKAGE, SHAPES, TABLES, columns, tagged_columns, typed_columns
from tocsin.exports.officewords import leaders, load_office_words
from tocsin.knowledge.people import load_given_names
from tocsin.ontology.sides import load_sides
from tocsin.tables import read_table


def test_no_column_comes_twice() -> None:
    for shape in SHAPES:
        assert max(Counter(columns(shape)).values()) == 1
    assert len(set(tagged_columns().values())) == len(tagged_columns())


def test_types_of_columns_are_known() -> None:
    assert {kind for name in TABLES for kind in typed_columns(name).values()} <= {
        "text",
        "integer",
        "real",
        "date",
    }


def test_schemata_are_given_to_known_kinds() -> None:
    rows = read_table("ftm_schemata.tsv", ("kind", "schema"), PACKAGE)
    assert {row["kind"] for row in rows} <= set(load_sides())
    assert {row["schema"] for row in rows} == {"PublicBody", "Person", "Company"}


def test_office_words_are_single_lower_case_words_of_one_meaning() -> None:
    words = load_office_words()
    every = [*words.offices, *words.leading, *words.private]
    assert [word for word in (*every, *words.joints) if word != word.lower() or " " in word] == []
    assert max(Counter(every).values()) == 1


def test_the_lists_of_names_are_there() -> None:
    assert len(load_given_names()) > 100 and len(leaders()) > 100
