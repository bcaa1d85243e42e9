"""``tocsin incidents``: the record listed and filtered, and what is asked of it wrongly said in one line."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Fill, incidents_in

from tocsin.cli.incidentrows import COLUMNS
from tocsin.cli.incidenttable import print_incidents

Run = Callable[..., Any]


def test_the_table_says_what_is_known_and_how_many_there_are(run: Run, kept: Path) -> None:
    ran = run("incidents", "--record", kept)
    assert (ran.status, ran.err) == (0, "")
    assert "Kidal" in ran.out and "Gao" in ran.out and "single-source" in ran.out
    assert ran.out.endswith("2 incidents\n") and max(map(len, ran.out.splitlines())) <= 100


def test_programs_get_json_and_csv(run: Run, kept: Path) -> None:
    lines = run("incidents", "--record", kept, "--format", "jsonl").out.splitlines()
    rows = list(csv.DictReader(io.StringIO(run("incidents", "--record", kept, "--format", "csv").out)))
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows]
    assert tuple(rows[0]) == COLUMNS and {row["place"] for row in rows} == {"Kidal", "Gao"}


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (["place=Kidal"], ["Kidal"]),
        (["near=16.27,-0.05,20"], ["Gao"]),
        (["killed_at_least=9"], ["Gao"]),
        (["type=PROTEST"], []),
        (["Kidal"], ["Kidal"]),
        (["army post in Gao"], ["Gao"]),
        (["publisher=sahel-post"], ["Kidal"]),
    ],
)
def test_a_filter_finds(run: Run, kept: Path, wanted: list[str], places: list[str]) -> None:
    out = run("incidents", *wanted, "--record", kept, "--format", "jsonl").out
    assert [json.loads(line)["place"]["name"] for line in out.splitlines()] == places


def test_a_page_of_them(run: Run, kept: Path) -> None:
    ran = run("incidents", "--record", kept, "--limit", 1, "--offset", 1, "--order", "killed")
    assert "Kidal" in ran.out and ran.out.endswith("2 to 2 of 2 incidents; see --limit and --offset\n")


def test_a_page_beyond_the_last(run: Run, kept: Path) -> None:
    assert run("incidents", "--record", kept, "--offset", 5).out == "none from 6 on: there are 2 incidents\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["foo=bar"],
        ["near=1,2"],
        ["since=yesterday"],
        ["type=ASSAULT", "type=PROTEST"],
        ["--limit", "99999999999999999999"],
        ["actor=\udcff"],
    ],
)
def test_a_wrong_question_ends_in_one_line(run: Run, kept: Path, arguments: list[str]) -> None:
    ran = run("incidents", *arguments, "--record", kept)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("tocsin: ") and ran.err.count("\n") == 1


def test_a_record_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("incidents", "--record", tmp_path / "none")
    assert ran.status == 2 and "there is no record here" in ran.err and not (tmp_path / "none").exists()


def test_an_empty_record(run: Run, fill: Fill) -> None:
    folder = fill([])
    assert run("incidents", "--record", folder).out == "no incident found\n"
    assert run("incidents", "--record", folder, "--format", "jsonl").out == ""


def test_the_record_named_by_the_surroundings(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_RECORD", str(kept))
    assert run("incidents", "place=Gao").out.endswith("1 incident\n")
    assert set(incidents_in(kept)) == {"Kidal", "Gao"}


@pytest.mark.parametrize("width", [80, 100, 140])
def test_a_terminal_of_any_width_breaks_no_name(kept: Path, width: int) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        patch.setenv("NO_COLOR", "1")
        patch.setenv("TERM", "dumb")
        print_incidents(incidents_in(kept).values(), stream)
    shown = stream.getvalue()
    for whole in ("2026-03-01", "ASSAULT", "single-source", "corroborated", "Kidal"):
        assert whole in shown
    assert max(map(len, shown.splitlines())) <= width
