"""``tocsin search``: incidents by their words, with the sentences that hold them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import incidents_in

Run = Callable[..., Any]


def test_words_find_incidents_with_their_sentences(run: Run, kept: Path) -> None:
    ran = run("search", "gunmen", "kidal", "--record", kept)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{incidents_in(kept)['Kidal'].id} ASSAULT")
    assert "“Gunmen attacked an army post in Kidal" in ran.out and ran.out.endswith("1 found\n")


def test_programs_get_json(run: Run, kept: Path) -> None:
    found = json.loads(run("search", "gunmen", "--limit", 1, "--json", "--record", kept).out)
    assert found["total"] == 2 and len(found["incidents"]) == 1 and found["incidents"][0]["quotes"]


def test_nothing_found_is_said(run: Run, kept: Path) -> None:
    assert run("search", "volcano", "--record", kept).out == "no incident found\n"


def test_words_that_are_none(run: Run, kept: Path) -> None:
    ran = run("search", '"', "--record", kept)
    assert ran.status == 2 and ran.err.count("\n") == 1
