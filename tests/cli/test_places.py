"""``tocsin places`` on the real gazetteer."""

import json

import typer
from typer.testing import CliRunner

from tocsin.cli.places import places

APP = typer.Typer()
APP.command()(places)


def test_a_table_within_a_hundred_columns() -> None:
    result = CliRunner().invoke(APP, ["Gaza"], env={"COLUMNS": "100"})
    assert result.exit_code == 0
    assert "Gaza Strip" in result.output and "GeoNames" in result.output
    assert max(map(len, result.output.splitlines())) <= 100


def test_disputed_places_and_ambiguous_names_are_told() -> None:
    assert "de facto RU" in " ".join(CliRunner().invoke(APP, ["Simferopol"]).output.split())
    assert "Ambiguous without context" in CliRunner().invoke(APP, ["Palmyra", "--limit", "1"]).output


def test_json() -> None:
    result = CliRunner().invoke(APP, ["Crimea", "--json", "--limit", "1"])
    found = json.loads(result.stdout)
    assert found["name"] == "Crimea" and len(found["places"]) == 1
    assert {view["status"] for view in found["places"][0]["views"]} == {"de jure", "de facto"}


def test_an_unknown_name_ends_with_one() -> None:
    result = CliRunner().invoke(APP, ["Qwrtzp"])
    assert result.exit_code == 1 and "No place named" in result.output


def test_a_missing_table_ends_with_two() -> None:
    result = CliRunner().invoke(APP, ["Gaza", "--places", "missing.tsv"])
    assert result.exit_code == 2 and "cannot read" in result.output
