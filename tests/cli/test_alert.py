"""The command of alerts: rules from the settings, each told once, wrong settings told."""

import json
from pathlib import Path

import pytest
from tests.intake.events import AT, event

from tocsin.cli.main import app
from tocsin.intake.keeping import keep
from tocsin.store.opening import open_store

SETTINGS = """
[record]
folder = "record"
[[alert]]
name = "all"
to = ["terminal", "log"]
[[alert.channel]]
name = "log"
kind = "file"
path = "alerts.jsonl"
"""


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with settings and a record of one incident."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TOCSIN_RECORD", raising=False)
    Path("tocsin.toml").write_text(SETTINGS)
    store = open_store(Path("record"))
    keep(store, *event(0), AT)
    store.close()


def run(*arguments: str) -> int:
    """Runs the command line, and gives its exit status."""
    with pytest.raises(SystemExit) as left:
        app(list(arguments))
    return int(left.value.code or 0)


def test_each_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("alert", "--backlog") == 0
    assert "[all] new: " in capsys.readouterr().out
    assert run("alert", "--backlog") == 0
    assert capsys.readouterr().out == ""
    (line,) = Path("alerts.jsonl").read_text().splitlines()
    assert json.loads(line)["why"] == ["it is new and fits every incident"]


def test_json_is_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("alert", "--backlog", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["facts"]["type"]) == ("new", "ASSAULT")


def test_what_cannot_be_sent_is_said_and_waits(capsys: pytest.CaptureFixture[str]) -> None:
    Path("alerts.jsonl").mkdir()
    assert run("alert", "--backlog") == 1
    said = capsys.readouterr()
    assert "1 waiting to be sent" in said.err
    assert "[all] new: " in said.out


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("", "[[alert]]"),
        (SETTINGS.replace("to =", "too ="), "'too'"),
        (
            SETTINGS.replace('kind = "file"\npath = "alerts.jsonl"', 'kind = "webhook"')
            + 'address = "https://hook.example/"\nsecret_variable = "NOT_SET_ANYWHERE"\n',
            "NOT_SET_ANYWHERE",
        ),
    ],
)
def test_wrong_settings_are_told(capsys: pytest.CaptureFixture[str], settings: str, named: str) -> None:
    Path("tocsin.toml").write_text(settings)
    assert run("alert", "--record", "record") == 2
    assert named in capsys.readouterr().err
