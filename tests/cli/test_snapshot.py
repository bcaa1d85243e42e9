"""``tocsin snapshot``: the record as it stands, under a name that can be cited."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_the_line_to_cite_it_by(run: Run, kept: Path) -> None:
    ran = run("snapshot", "2026-11", "--by", "ann", "--record", kept)
    assert (
        ran.status == 0
        and ran.out.startswith("Tocsin record 2026-11, ")
        and "2 incidents, sha256 " in ran.out
    )
    again = run("snapshot", "2026-11", "--by", "ann", "--record", kept)
    assert again.status == 2 and "already" in again.err


def test_the_manifest_of_a_filter(run: Run, kept: Path) -> None:
    manifest = json.loads(run("snapshot", "gao", "place=Gao", "--by", "ann", "--json", "--record", kept).out)
    assert manifest["count"] == 1 and manifest["filter"] == {"place": "Gao"} and manifest["by"] == "ann"


@pytest.mark.parametrize("name", ["../x", "", "a b", "\udcff"])
def test_what_is_no_name(run: Run, kept: Path, name: str) -> None:
    ran = run("snapshot", name, "--by", "ann", "--record", kept)
    assert (ran.status, ran.out) == (2, "") and ran.err.count("\n") == 1
