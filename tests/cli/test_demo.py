"""The demonstration: the samples in a record, shown so that one sees what to ask next."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Ran = Any


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all tests of this module keep the record, so that the reports are read once."""
    return tmp_path_factory.mktemp("demo") / "record"


@pytest.fixture
def ran(run: Run, folder: Path) -> Ran:
    return run("demo", "--record", folder)


def test_it_keeps_the_samples_and_shows_incidents(ran: Ran) -> None:
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("81 articles")
    assert "corroborated" in ran.out and "Ankara, TR" in ran.out and "[Red Sea]{place}" in ran.out


def test_it_fits_a_terminal_and_is_plain_elsewhere(ran: Ran, folder: Path) -> None:
    lines = [line for line in ran.out.splitlines() if str(folder) not in line]
    assert max(map(len, lines)) <= 100
    assert "\x1b" not in ran.out and all(line == line.rstrip() for line in lines)


def test_a_second_run_adds_nothing(ran: Ran, run: Run, folder: Path) -> None:
    again = run("demo", "--record", folder)
    assert again.out.startswith("81 articles (0 new, 81 known), 0 claims read, 0 times")
    assert again.out.splitlines()[1:] == ran.out.splitlines()[1:]


def test_the_commands_at_its_end_work(ran: Ran, run: Run, folder: Path) -> None:
    show, serve = ran.out.splitlines()[-2:]
    found = re.fullmatch(r"  tocsin show (i[0-9a-f]{12}) --record (.+)", show)
    assert found and found[2] == str(folder)
    assert serve == f"  tocsin serve --record {folder}"
    shown = run("show", found[1], "--record", folder)
    assert shown.status == 0 and "Claims (" in shown.out


def test_every_incident_shown_is_told_by_several_reports(ran: Ran, run: Run, folder: Path) -> None:
    ids = re.findall(r"^    (i[0-9a-f]{12}) ", ran.out, re.MULTILINE)
    assert ids and f"\n{len(ids)} incidents told by several reports." in ran.out
    listed = run("incidents", "--format", "jsonl", "--record", folder).out.splitlines()
    assert len(listed) > len(ids)


def test_claims_by_article_are_shown_on_request(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("demo", "--claims")
    assert (ran.status, ran.err) == (0, "")
    assert "Tocsin sample desk" in ran.out and "River Herald" in ran.out
    assert list(tmp_path.iterdir()) == []
