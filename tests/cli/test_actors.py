"""``tocsin actors`` on the real actor book."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from tocsin.cli.actors import actors
from tocsin.cli.main import app

HEADER = "id\tname\taliases\tkind\tcountry\tsector\tucdp\tactive_from\tactive_to\tsource"
OWN = "actor:xx/owls\tNight Owls\tOwls@FR|[red]Night Birds\tmilitia\tFR\tREB\t\t1999\t2004\tField notes"


def run(*arguments: str, width: int = 100) -> Result:
    commands = typer.Typer()
    commands.command()(actors)
    return CliRunner().invoke(commands, arguments, env={"COLUMNS": str(width)}, catch_exceptions=False)


def words(result: Result) -> str:
    """The printed words without the frames of the tables."""
    return " ".join(result.output.replace("│", " ").split())


@pytest.mark.parametrize("width", [80, 100, 200])
def test_tables_fit_the_screen(width: int) -> None:
    result = run("Hezbollah", width=width)
    assert result.exit_code == 0
    assert max(map(len, result.output.splitlines())) <= min(width, 100)


def test_an_actor_with_its_ties_and_sources() -> None:
    shown = words(run("Hezbollah", "--limit", "1", width=100))
    assert "actor:lb/hezbollah" in shown and "more; see --limit" in shown
    assert "Hezbollah backed-by Iran since 1982 stated" in shown


def test_an_id_names_one_actor() -> None:
    result = run("actor:lb/hezbollah", "--json")
    assert [found["id"] for found in json.loads(result.stdout)["actors"]] == ["actor:lb/hezbollah"]


def test_json_holds_names_and_ties() -> None:
    found = json.loads(run("Israel", "--json", "--limit", "1").stdout)
    state = found["actors"][0]
    assert found["total"] > 1 and state["id"] == "state:il" and state["country"] == ["IL"]
    assert {"text": "Israelis", "form": "demonym", "needs": []} in state["names"]
    assert all(tie["source"] and "state:il" in {tie["head"], tie["tail"]} for tie in state["ties"])


def test_an_unknown_name_ends_with_one_and_one_line() -> None:
    result = run("Qwrtzp")
    assert result.exit_code == 1
    assert result.output.splitlines() == ["No actor named 'Qwrtzp' is known."]


def test_a_table_of_the_user(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text(f"{HEADER}\n{OWN}\n", encoding="utf-8")
    shown = words(run("Night Owls", "--actors", str(table)))
    assert all(known in shown for known in ("actor:xx/owls", "militia", "REB", "1999 to 2004", "Field notes"))
    assert "Owls (with FR); " in shown and "[red]Night" in shown


def test_a_missing_table_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        app(["actors", "Gaza", "--actors", str(tmp_path / "missing.tsv")])
    assert left.value.code == 2
    assert "cannot be read" in capsys.readouterr().err
