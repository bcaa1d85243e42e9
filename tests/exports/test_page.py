"""Tests that the page on exports says what the tables and the register say."""

from pathlib import Path

import pytest

from tocsin.exports.columns import PACKAGE, SHAPES, TABLES
from tocsin.exports.panels import COUNTED, VIOLENCE
from tocsin.exports.register import FORMATS
from tocsin.tables import read_table

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")


def test_the_page_names_every_format() -> None:
    for form in FORMATS.values():
        assert f"| `{form.name}` | `{form.suffix}` | {form.words} |" in PAGE


@pytest.mark.parametrize("shape", SHAPES)
def test_the_page_has_every_column_of_a_shape(shape: str) -> None:
    rows = read_table(f"columns/{shape}.tsv", ("column", "meaning"), PACKAGE)
    known = [f"| `{row['column']}` | {row['meaning']} |" for row in rows if row["meaning"]]
    assert "\n".join(known) in PAGE
    assert ", ".join(f"`{row['column']}`" for row in rows if not row["meaning"]) + "." in PAGE


@pytest.mark.parametrize(("name", "middle"), [*((name, "type") for name in TABLES), ("hxl", "tag")])
def test_the_page_has_every_column_of_our_own(name: str, middle: str) -> None:
    for row in read_table(f"columns/{name}.tsv", ("column", middle, "meaning"), PACKAGE):
        cell = f"`{row[middle]}`" if middle == "tag" else row[middle]
        assert f"| `{row['column']}` | {cell} | {row['meaning']} |" in PAGE


def test_the_page_explains_the_panels() -> None:
    assert all(f"`{kind}_" in PAGE for kind in VIOLENCE.values())
    assert all(f"_{name}`" in PAGE for name in COUNTED)
