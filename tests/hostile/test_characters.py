"""Characters that steer terminals, spreadsheets or programs do no harm on their way through ``tocsin read``."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = "Rebels shelled the town of Goma on Monday, killing four people, the army said."
Run = Callable[..., Any]


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Writes one article with the fields given as JSONL and gives the file's name."""
    monkeypatch.chdir(tmp_path)

    def write(**fields: str) -> str:
        article = {"id": "a", "text": TEXT, "date": "2024-03-05", **fields}
        Path("news.jsonl").write_text(json.dumps(article), encoding="utf-8")
        return "news.jsonl"

    return write


@pytest.mark.parametrize("bad", ["\x1b[31mred", "\x9b31m", "\u202egnp.exe", "\x07", "\r", "\x00"])
def test_a_table_lets_nothing_steer_the_terminal(run: Run, news: Callable[..., str], bad: str) -> None:
    name = news(
        title=f"Shells {bad} hit Goma", publisher=bad, id=f"a{bad}", text=TEXT.replace("four", f"four {bad}")
    )
    ran = run("read", name, "--explain")
    assert ran.status == 0
    assert not [char for char in ran.out if char in "\x1b\x9b\u202e\x07\r\x00"]


def test_an_error_line_lets_nothing_steer_the_terminal(run: Run, news: Callable[..., str]) -> None:
    ran = run("read", news(id="a\x1b]0;owned\x07\n", date="never\x1b[2J"))
    assert ran.status == 2 and ran.err.count("\n") == 1
    assert "\x1b" not in ran.err and "\x07" not in ran.err


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\uff1d"])
def test_no_cell_of_csv_starts_a_formula(run: Run, news: Callable[..., str], start: str) -> None:
    ran = run("read", news(title=f'{start}HYPERLINK("x")', publisher=f"{start}1"), "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row["title"] == f'\'{start}HYPERLINK("x")' and row["publisher"] == f"'{start}1"


def test_negative_coordinates_stay_numbers(run: Run, news: Callable[..., str]) -> None:
    (row,) = csv.DictReader(io.StringIO(run("read", news(), "--format", "csv").out))
    assert row["place"] == "Goma" and float(row["lat"]) < 0


def test_half_a_surrogate_pair_is_mended_and_moves_no_offset(run: Run, tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": TEXT}).replace("Rebels", "\\ud83dRebels")
    (tmp_path / "a.jsonl").write_text(line)
    ran = run("read", tmp_path / "a.jsonl", "--format", "jsonl")
    (claim,) = json.loads(ran.out)["claims"]
    assert claim["sentence"] == "\ufffd" + TEXT
    assert claim["trigger_span"]["start"] == TEXT.index("shelled") + 1


def test_every_line_of_jsonl_is_one_line_for_every_program(run: Run, news: Callable[..., str]) -> None:
    ran = run("read", news(text=TEXT.replace("Goma", "Goma\u2028\x85\x0b\x0c")), "--format", "jsonl")
    assert len(ran.out.splitlines()) == 1 and json.loads(ran.out)["id"] == "a"
