"""Tests that no cell of a table runs, and that numbers stay numbers."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import joined, table, written
from tocsin.exports.formulas import STARTS, neutral
from tocsin.exports.register import FORMATS

TABLES = ["csv", "acled", "ged", "polecat", "hxl", "views-country-month", "views-priogrid-month"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"])
def test_what_starts_a_formula_is_made_text(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'=1", "1-2", "2024-03-01"])
def test_other_text_stays(text: str) -> None:
    assert neutral(text) == text


@given(st.text())
def test_no_written_text_starts_a_formula(text: str) -> None:
    assert not written(text).startswith(STARTS)


def test_negative_numbers_stay_numbers() -> None:
    assert (written(-3), written(-3.25), written(0), written(None)) == ("-3", "-3.25", "0", "")
    assert written("-3.25") == "'-3.25"


def test_cells_that_hold_several_hold_each_once() -> None:
    assert joined(["a", None, "b", "a", ""]) == "a; b"
    assert joined([None, ""]) is None


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_a_table_is_read_back_as_it_was_written(rows: list[list[str]]) -> None:
    content = table(("one", "two"), [{"one": one, "two": two} for one, two in rows])
    read = list(csv.reader(io.StringIO(content.decode("utf-8"))))
    assert read == [["one", "two"], *[[written(one), written(two)] for one, two in rows]]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("redact", [True, False])
def test_no_cell_of_an_export_runs(name: str, redact: bool, bundle: Bundle) -> None:
    stream = io.BytesIO()
    FORMATS[name].write(bundle, stream, redact)
    content = [stream.getvalue()]
    if name == "csv":
        with zipfile.ZipFile(stream) as archive:
            content = [archive.read(one) for one in archive.namelist() if one.endswith(".csv")]
    for part in content:
        delimiter = "\t" if name == "polecat" else ","
        for row in csv.reader(io.StringIO(part.decode("utf-8")), delimiter=delimiter):
            assert [cell for cell in row if cell.startswith(STARTS) and not _is_number(cell)] == []


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
