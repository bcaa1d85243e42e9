"""Tests the tables by the rules of R's read.csv, which pandas shares, and their ties to one another."""

import csv
import io
import json
import re
import zipfile

import pytest

from tocsin.exports.bundle import Bundle
from tocsin.exports.columns import TABLES, typed_columns
from tocsin.exports.register import FORMATS

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def files(bundle: Bundle) -> dict[str, bytes]:
    stream = io.BytesIO()
    FORMATS["csv"].write(bundle, stream)
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def tables(files: dict[str, bytes]) -> dict[str, Rows]:
    return {name: list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8")))) for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_headers_are_names_that_r_keeps(name: str, files: dict[str, bytes]) -> None:
    header = files[f"{name}.csv"].decode("utf-8").split("\n", 1)[0].split(",")
    assert header == list(typed_columns(name))
    assert [one for one in header if not re.fullmatch("[a-z][a-z0-9_]*", one)] == []


@pytest.mark.parametrize("name", TABLES)
def test_columns_hold_what_their_type_says(name: str, tables: dict[str, Rows]) -> None:
    forms = {
        "integer": r"-?\d+",
        "real": r"-?\d+(\.\d+)?(e-?\d+)?",
        "date": r"\d{4}-\d\d-\d\d",
        "text": r"[^\n\r\t]*",
    }
    for row in tables[name]:
        assert None not in row and None not in row.values()
        for column, kind in typed_columns(name).items():
            assert re.fullmatch(f"(?:{forms[kind]})?", row[column]), (column, row[column])


def test_each_line_is_one_row(files: dict[str, bytes], tables: dict[str, Rows]) -> None:
    for name in TABLES:
        text = files[f"{name}.csv"].decode("utf-8")
        assert text.endswith("\n") and "\r" not in text
        assert text.count("\n") == len(tables[name]) + 1


def test_the_tables_join(tables: dict[str, Rows]) -> None:
    incidents = {row["incident_id"] for row in tables["incidents"]}
    assert len(incidents) == len(tables["incidents"]) == 8
    assert {row["incident_id"] for row in tables["claims"]} == incidents
    assert {(row["incident_id"], row["article_id"]) for row in tables["claims"]} == {
        (row["incident_id"], row["article_id"]) for row in tables["sources"]
    }


def test_what_is_not_known_is_empty(tables: dict[str, Rows]) -> None:
    unknown, threat = tables["incidents"][4], tables["incidents"][2]
    known = {name for name, value in unknown.items() if value}
    assert known == {
        "incident_id", "type", "grade", "grade_reasons", "time_precision", "confidence", "families", "n_families",
        "n_articles", "n_claims", "first_told",
    }  # fmt: skip
    assert (threat["country"], threat["latitude"], threat["longitude"]) == ("IR", "", "")


def test_values_are_those_of_the_incident(tables: dict[str, Rows]) -> None:
    strike, hostile = tables["incidents"][0], tables["incidents"][3]
    assert (strike["killed_low"], strike["killed_best"], strike["killed_high"]) == ("3", "4", "5")
    assert (strike["injured_low"], strike["injured_high"]) == ("9", "")
    assert (hostile["latitude"], hostile["longitude"]) == ("-33.45", "-70.66")
    assert hostile["actors"] == "'=cmd|' /C calc'!A0"
    assert hostile["place"] == "'-El <Paso>"
    assert len(tables["claims"][3]["quote"]) <= 301  # with the apostrophe


def test_pandas_reads_them(files: dict[str, bytes]) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas, of geopandas, is not installed")
    read = pandas.read_csv(
        io.BytesIO(files["incidents.csv"]),
        keep_default_na=False,
        na_values=[""],
        parse_dates=["start", "end"],
    )
    assert list(read.columns) == list(typed_columns("incidents"))
    assert read.loc[6, "country"] == "NA"  # Namibia
    assert read.loc[0, "start"] == pandas.Timestamp("2024-03-04")
    assert read["latitude"].dtype == "float64"


def test_the_zip_says_where_it_comes_from(files: dict[str, bytes], bundle: Bundle) -> None:
    assert list(files) == ["incidents.csv", "claims.csv", "sources.csv", "about.json"]
    assert json.loads(files["about.json"])["manifest_sha256"] == bundle.manifest
