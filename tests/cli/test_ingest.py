"""``tocsin ingest`` and ``tocsin reread``: reports into the record, once each, by one reader and then another."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import incidents_in

import tocsin.cli.ingest
from tocsin.cli.stopping import STOPPED
from tocsin.intake.keeping import Kept

Run = Callable[..., Any]
TEXTS = (
    "Gunmen attacked an army post in Kidal on Monday, killing four soldiers.",
    "Police arrested two men in Gao on Tuesday.",
)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two reports."""
    monkeypatch.chdir(tmp_path)
    lines = [
        {"id": str(number), "text": text, "date": "2026-03-04", "publisher": "Daily Lion"}
        for number, text in enumerate(TEXTS)
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_reports_come_in_once(run: Run, reports: Path, tmp_path: Path) -> None:
    ran = run("ingest", reports, "--rules-alone", "--record", "record")
    assert (ran.status, ran.err) == (0, "") and ran.out.startswith("2 articles (2 new), ")
    before = incidents_in(tmp_path / "record")
    again = json.loads(run("ingest", reports, "--rules-alone", "--json", "--record", "record").out)
    assert (again["arrived"], again["new"], again["read"], again["incidents_changed"]) == (2, 0, 0, 0)
    assert incidents_in(tmp_path / "record") == before and "Kidal" in before
    assert run("reread", "--rules-alone", "--record", "record").out.startswith("this reader has read")
    assert run("verify", "--record", "record").status == 0


def test_another_reader_reads_again(run: Run, kept: Path) -> None:
    told = json.loads(run("reread", "--rules-alone", "--json", "--record", kept).out)
    assert (told["read"], told["new"], told["failed"]) == (3, 0, 0)
    out = run("diff", "made-up", "tocsin-rules", "--readers", "--record", kept).out
    assert "change" in out and run("verify", "--record", kept).status == 0


def test_what_cannot_be_taken_is_said(run: Run, reports: Path) -> None:
    ran = run("ingest", "none.jsonl", "--record", "record")
    assert ran.status == 2 and ran.err.startswith("tocsin: none.jsonl") and "1 failed" in ran.out
    ran = run("ingest", "http://127.0.0.1/x", "--record", "record")
    assert ran.status == 2 and "127.0.0.1" in ran.err and ran.err.count("\n") == 1
    ran = run("ingest", reports, "--date", "2026-13-01", "--record", "record")
    assert ran.status == 2 and "no ISO date" in ran.err


def test_a_signal_stops_between_two_reports(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> Iterator[Kept]:
        while True:
            os.kill(os.getpid(), signal.SIGINT)
            yield Kept("a1", "x", True, True)

    monkeypatch.setattr(tocsin.cli.ingest, "ingest_all", endless)
    before = signal.getsignal(signal.SIGINT)
    ran = run("ingest", reports, "--record", "record")
    assert ran.status == STOPPED and ran.out.startswith("1 articles") and "run it again" in ran.err
    assert signal.getsignal(signal.SIGINT) is before


def test_a_folder_that_may_not_be_looked_into(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refused)
    ran = run("verify", "--record", "record")
    assert ran.status == 2 and ran.err == "tocsin: record: Permission denied: ask whoever owns it\n"
