"""``tocsin judge``, ``merge``, ``split``, ``correct`` and ``undo``: people decide, incidents follow."""

import getpass
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import incidents_in

from tocsin.cli.correctedvalue import read_value
from tocsin.errors import SettingsError

Run = Callable[..., Any]


def sizes(folder: Path) -> dict[str, int]:
    """How many claims each incident has, by its place."""
    return {place: len(incident.claims) for place, incident in incidents_in(folder).items()}


def undone(run: Run, folder: Path, said: str) -> str:
    """What comes of the command that a decision names for taking it back."""
    act = said.rpartition("tocsin undo ")[2].rstrip(")\n")
    return str(run("undo", act, "--by", "ann", "--record", folder).out)


def test_a_merge_and_its_undoing(run: Run, kept: Path) -> None:
    ids = [one.id for one in incidents_in(kept).values()]
    ran = run("merge", *ids, "--by", "ann", "--record", kept)
    assert ran.status == 0 and ran.out.startswith("changed: ") and list(sizes(kept).values()) == [3]
    assert "by merge-" in run("show", next(iter(incidents_in(kept).values())).id, "--record", kept).out
    assert undone(run, kept, ran.out).startswith("changed: ")
    assert sizes(kept) == {"Kidal": 2, "Gao": 1}
    assert run("verify", "--record", kept).out == "all is as it was kept\n"


def test_a_split_and_a_judgement(run: Run, kept: Path) -> None:
    incident = incidents_in(kept)["Kidal"]
    ran = run("split", incident.id, incident.claims[1], "--by", "ann", "--record", kept)
    assert ran.status == 0 and len(incidents_in(kept)) == 2 and sizes(kept)["Kidal"] == 1
    assert undone(run, kept, ran.out).startswith("changed: ")
    ran = run("judge", *incident.claims, "not-same", "--by", "ann", "--json", "--record", kept)
    told = json.loads(ran.out)
    assert told["act"].startswith("judge-") and incident.id in told["changed"]


def test_a_correction_and_its_undoing(run: Run, kept: Path) -> None:
    id = incidents_in(kept)["Kidal"].id
    ran = run("correct", id, "killed", "5-7", "--note", "the list", "--by", "ann", "--record", kept)
    assert ran.status == 0
    killed = incidents_in(kept)["Kidal"].killed
    assert killed is not None and (killed.low, killed.high) == (5, 7)
    shown = run("show", id, "--record", kept).out
    assert f"killed of {id}: low 5 high 7, not low 4" in " ".join(shown.split()) and "the list" in shown
    undone(run, kept, ran.out)
    killed = incidents_in(kept)["Kidal"].killed
    assert killed is not None and killed.low == 4


def test_a_claim_that_is_none(run: Run, kept: Path) -> None:
    claim = incidents_in(kept)["Gao"].claims[0]
    assert run("correct", claim, "accepted", "no", "--by", "ann", "--record", kept).status == 0
    assert sizes(kept) == {"Kidal": 2}


@pytest.mark.parametrize(
    "arguments",
    [
        ["judge", "c0", "c1", "same"],
        ["judge", "c0", "c0", "same"],
        ["judge", "c0", "c1", "perhaps"],
        ["judge", "c\udcff", "c1", "same"],
        ["merge", "i0"],
        ["merge", "i0", "i1"],
        ["split", "i0", "c0"],
        ["undo", "merge-99"],
        ["correct", "i0", "killed", "4"],
        ["correct", "c0123456789abcdef", "killed", "4"],
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line(run: Run, kept: Path, arguments: list[str]) -> None:
    before = incidents_in(kept)
    ran = run(*arguments, "--by", "ann", "--record", kept)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("tocsin: ") and ran.err.count("\n") == 1
    assert incidents_in(kept) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "red"),
        ("type", "NONE"),
        ("modes", "riot"),
        ("grade", "sure"),
        ("when", "2026-03-05 to 2026-03-01"),
        ("killed", '{"low": 9, "high": 2}'),
        ("killed", '{"low": 1, "best": 7, "high": 2}'),
        ("place", '{"name": "x", "precision": "town", "lat": 999, "lon": 0}'),
        ("place", '{"name": "x"}'),
        ("accepted", "no"),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(run: Run, kept: Path, field: str, value: str) -> None:
    before = incidents_in(kept)
    ran = run("correct", before["Kidal"].id, field, value, "--by", "ann", "--record", kept)
    assert (ran.status, ran.out) == (2, "") and ran.err.count("\n") == 1
    assert incidents_in(kept) == before


def test_an_incident_that_has_ended(run: Run, kept: Path) -> None:
    ids = [one.id for one in incidents_in(kept).values()]
    run("merge", *ids, "--by", "ann", "--record", kept)
    ran = run("merge", *ids, "--by", "ann", "--record", kept)
    assert ran.status == 2 and "has ended" in ran.err


def test_nobody_decides_nothing(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", nameless)
    ran = run("undo", "merge-1", "--record", kept)
    assert ran.status == 2 and "--by NAME" in ran.err


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("killed", "1,200", 1200),
        ("killed", "12 to 15", {"low": 12, "high": 15}),
        ("injured", "4+", {"low": 4, "high": None}),
        ("killed", "unknown", None),
        ("killed", '{"low": 1}', {"low": 1}),
        ("when", "2026-03-01", "2026-03-01"),
        (
            "when",
            "2026-03-01 to 2026-03-03",
            {"start": "2026-03-01", "end": "2026-03-03", "precision": "span"},
        ),
        ("actors", "M23, Wazalendo", ["M23", "Wazalendo"]),
        ("recipients", "unknown", []),
        ("modes", '["drone"]', ["drone"]),
        ("type", "protest", "PROTEST"),
        ("accepted", "No", False),
    ],
)
def test_values_as_people_type_them(field: str, typed: str, value: object) -> None:
    assert read_value(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("killed", "many"),
        ("killed", '{"low": NaN}'),
        ("when", "May"),
        ("accepted", "x"),
        ("place", "{"),
        ("actors", "[" * 9999),
    ],
)
def test_text_that_is_no_value(field: str, typed: str) -> None:
    with pytest.raises(SettingsError):
        read_value(field, typed)
