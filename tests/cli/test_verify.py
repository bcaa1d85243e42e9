"""``tocsin verify``: what was changed behind Tocsin's back is named."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Fill

Run = Callable[..., Any]


def test_a_record_as_it_was_kept(run: Run, kept: Path) -> None:
    ran = run("verify", "--record", kept)
    assert (ran.status, ran.out, ran.err) == (0, "all is as it was kept\n", "")


def test_an_empty_record(run: Run, fill: Fill) -> None:
    assert json.loads(run("verify", "--json", "--record", fill([])).out) == {"faults": []}


def test_what_was_changed_is_named(run: Run, kept: Path) -> None:
    with sqlite3.connect(kept / "record.sqlite") as database:
        database.execute("UPDATE article SET title = 'Another' WHERE number = 1")
    database.close()
    ran = run("verify", "--record", kept)
    assert ran.status == 1 and ran.out.startswith("article a") and ran.out.endswith("1 fault found\n")
    assert json.loads(run("verify", "--json", "--record", kept).out)["faults"][0]["table"] == "article"


def test_evidence_that_is_gone(run: Run, kept: Path) -> None:
    next(path for path in (kept / "evidence").rglob("*") if path.is_file()).unlink()
    ran = run("verify", "--record", kept)
    assert ran.status == 1 and "missing" in ran.out


def test_a_record_of_a_newer_tocsin(run: Run, kept: Path) -> None:
    with sqlite3.connect(kept / "record.sqlite") as database:
        database.execute("UPDATE alembic_version SET version_num = 'r9999'")
    database.close()
    ran = run("verify", "--record", kept)
    assert (ran.status, ran.out) == (2, "") and ran.err.count("\n") == 1 and "newer" in ran.err


def test_a_file_that_is_no_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 99)
    ran = run("verify", "--record", tmp_path)
    assert (ran.status, ran.out) == (2, "") and ran.err.startswith("tocsin: ") and ran.err.count("\n") == 1
