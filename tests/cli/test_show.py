"""``tocsin show``: one incident with its claims side by side, reasons, corrections, links and history."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Fill, incidents_in
from tests.intake.events import AT, event

Run = Callable[..., Any]


def test_all_that_carries_it_is_shown(run: Run, kept: Path) -> None:
    incident = incidents_in(kept)["Kidal"]
    ran = run("show", incident.id, "--record", kept)
    assert (ran.status, ran.err) == (0, "")
    for part in (
        *incident.claims,
        "Grade corroborated",
        "Claims (2)",
        "Why together",
        "History",
        "Daily Lion",
    ):
        assert part in ran.out
    assert "4 to 6: " in ran.out and "[attacked]{act}" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_programs_get_json(run: Run, kept: Path) -> None:
    incident = incidents_in(kept)["Kidal"]
    record = json.loads(run("show", incident.id, "--json", "--record", kept).out)
    assert [claim["key"] for claim in record["claims"]] == list(incident.claims)
    assert record["judgements"] and len(record["history"]) == 2


def test_as_it_stood_then(run: Run, fill: Fill) -> None:
    folder = fill([event(0, 0)])
    fill([event(0, 1, killed=6)], AT + dt.timedelta(days=2))
    id = incidents_in(folder)["Kidal"].id
    then = json.loads(run("show", id, "--as-of", "2026-04-01", "--json", "--record", folder).out)
    now = json.loads(run("show", id, "--json", "--record", folder).out)
    assert [len(one["claims"]) for one in (then, now)] == [1, 2]
    assert [len(one["history"]) for one in (then, now)] == [1, 2]
    assert [len(one["judgements"]) for one in (then, now)] == [0, 1]


@pytest.mark.parametrize(
    "arguments", [["i0"], [""], ["\udcff"], ["i0", "--as-of", "2026-04-01"], ["i0", "--as-of", "then"]]
)
def test_what_is_not_there_is_said(run: Run, kept: Path, arguments: list[str]) -> None:
    ran = run("show", *arguments, "--record", kept)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("tocsin: ") and ran.err.count("\n") == 1


def test_before_it_began_there_was_none(run: Run, kept: Path) -> None:
    id = incidents_in(kept)["Gao"].id
    ran = run("show", id, "--as-of", "2026-01-01", "--record", kept)
    assert ran.status == 2 and "there was no incident" in ran.err
