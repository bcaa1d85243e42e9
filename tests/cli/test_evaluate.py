"""``tocsin evaluate``: the table, JSON, the answers in a file, and what is said of wrong input."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ROWS = [
    ("<s>France</s> condemned <t>Mali</t> on Monday.", "ACCUSE", 3),
    ("<s>Rebels</s> attacked <t>soldiers</t> near Gao.", "ASSAULT", 4),
    ("<s>The bank</s> opened at nine for <t>readers</t>.", "SANCTION", 4),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = []
    for number, (marked, root, quad) in enumerate(ROWS):
        text = marked.replace("<s>", "").replace("</s>", "").replace("<t>", "").replace("</t>", "")
        row = {"id": f"row-{number}", "text": text, "marked": marked, "root": root, "quad": quad}
        lines.append(json.dumps(row))
    Path("train.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_json_holds_metrics_intervals_and_the_reader(run: Run) -> None:
    ran = run("evaluate", "zsp_plv", "--data", ".", "--split", "train", "--json")
    assert (ran.status, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert (found["bench"], found["split"], found["rows"]) == ("zsp_plv", "train", 3)
    assert set(found["reader"]) == {"name", "version", "config"}
    assert found["metrics"]["root_macro_f1"] == pytest.approx(2 / 3, abs=1e-6)
    low, high = found["intervals"]["root_macro_f1"]
    assert 0 <= low <= found["metrics"]["root_macro_f1"] <= high <= 1
    assert run("evaluate", "zsp_plv", "--data", ".", "--split", "train", "--json").out == ran.out


def test_the_table_and_the_answers(run: Run) -> None:
    ran = run("evaluate", "zsp_plv", "--data", ".", "--split", "train", "--pred", "out.jsonl")
    assert ran.status == 0 and "zsp_plv, train: 3 rows" in ran.out and "root_macro_f1  0.667" in ran.out
    answers = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["row-0", "row-1", "row-2"]
    assert [answer["root"] for answer in answers][:2] == ["ACCUSE", "ASSAULT"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["muc5", "--data", ".", "--split", "train"], "no benchmark is named muc5"),
        (["zsp_plv", "--data", "nowhere", "--split", "train"], "nowhere: there is no such folder"),
        (["zsp_plv", "--data", ".", "--split", "test"], "there are train"),
        (["india_police_events", "--data", ".", "--split", "train"], "row 1: has no doc_id"),
        (["zsp_plv", "--data", ".", "--split", "train", "--pred", "no/out.jsonl"], "cannot be written"),
    ],
)
def test_what_is_wrong_is_one_line_and_ends_with_two(run: Run, arguments: list[str], said: str) -> None:
    ran = run("evaluate", *arguments)
    assert (ran.status, ran.out) == (2, "") and ran.err.startswith("tocsin: ")
    assert said in ran.err and ran.err.count("\n") == 1


def test_wrong_usage_is_told(run: Run) -> None:
    ran = run("evaluate", "zsp_plv")
    assert (ran.status, ran.out) == (2, "") and "--data" in ran.err
