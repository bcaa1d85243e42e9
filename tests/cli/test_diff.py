"""``tocsin diff``: what changed between two snapshots or times, or between two readers."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Fill, incidents_in
from tests.intake.events import AT, event

from tocsin.model.reading import ReaderMark

Run = Callable[..., Any]


def test_two_snapshots(run: Run, fill: Fill) -> None:
    folder = fill([event(0, 0)])
    run("snapshot", "one", "--by", "ann", "--record", folder)
    fill([event(0, 1), event(1, 2)], AT + dt.timedelta(days=1))
    run("snapshot", "two", "--by", "ann", "--record", folder)
    known = incidents_in(folder)
    out = run("diff", "one", "two", "--record", folder).out
    assert f"new {known['Gao'].id}" in out and f"changed {known['Kidal'].id}" in out
    assert "grade.name: single-source -> corroborated" in out and out.endswith("2 changes\n")
    assert run("diff", "two", "two", "--record", folder).out == "nothing changed\n"


def test_two_days(run: Run, fill: Fill) -> None:
    folder = fill([event(0, 0)])
    fill([event(1, 2)], AT + dt.timedelta(days=2))
    told = json.loads(run("diff", "2026-03-31", "2026-04-10", "--json", "--record", folder).out)
    assert [(one["kind"], one["subject"]) for one in told["changes"]] == [
        ("new", incidents_in(folder)["Gao"].id)
    ]


def test_two_readers_of_one_version(run: Run, fill: Fill) -> None:
    arrival, reading = event(0)
    folder = fill([(arrival, reading)])
    claims = tuple(dataclasses.replace(claim, killed=None) for claim in reading.claims)
    fill(
        [
            (
                arrival,
                dataclasses.replace(reading, claims=claims, reader=ReaderMark("made-up", "1.0", "a" * 64)),
            )
        ]
    )
    for one, other in (("1.0/00000000", "1.0/aaaaaaaa"), ("000000", "made-up/aaaaaa")):
        out = run("diff", one, other, "--readers", "--record", folder).out
        assert out.startswith("changed c") and "killed" in out and out.endswith("1 change\n")
    ran = run("diff", "1.0", "1.0", "--readers", "--record", folder)
    assert ran.status == 2 and "made-up/1.0/00000000, made-up/1.0/aaaaaaaa" in ran.err


@pytest.mark.parametrize(
    "arguments", [["a", "b"], ["\udcff", "b"], ["1.0", "9.9", "--readers"], ["2026-13-01", "b"]]
)
def test_what_is_neither(run: Run, kept: Path, arguments: list[str]) -> None:
    ran = run("diff", *arguments, "--record", kept)
    assert (ran.status, ran.out) == (2, "") and ran.err.startswith("tocsin: ") and ran.err.count("\n") == 1
