"""Tests ``tocsin ontology``: the tables fit the screen, the JSON holds every type."""

import json

import pytest
import typer
from typer.testing import CliRunner

from tocsin.cli.ontology import ontology
from tocsin.errors import KnowledgeError
from tocsin.ontology.types import event_types, modes_of


def run(*arguments: str) -> str:
    app = typer.Typer()
    app.command()(ontology)
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"}, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_all_types_fit_within_100_columns() -> None:
    printed = run()
    assert all(known.name in printed for known in event_types())
    assert max(len(line) for line in printed.splitlines()) <= 100


@pytest.mark.parametrize("name", [known.name for known in event_types()])
def test_one_type_shows_its_modes_within_100_columns(name: str) -> None:
    printed = run(name.lower())
    assert all(mode in printed for mode in modes_of(name))
    assert max(len(line) for line in printed.splitlines()) <= 100


def test_json_of_all_types() -> None:
    records = json.loads(run("--json"))
    assert [record["type"] for record in records] == [known.name for known in event_types()]


def test_json_of_one_type() -> None:
    record = json.loads(run("ASSAULT", "--json"))
    modes = {mode["name"]: mode for mode in record["modes"]}
    assert record["quad"] == "material-conflict"
    assert modes["drone"]["acled"] == ["Explosions/Remote violence", "Air/drone strike"]
    assert modes["territory"]["acled"] is None


def test_an_unknown_type_is_an_error() -> None:
    with pytest.raises(KnowledgeError):
        run("DEMAND")
