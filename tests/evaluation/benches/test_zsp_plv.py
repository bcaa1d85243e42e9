"""The adapter of marked sentences."""

import json
from pathlib import Path

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.zsp_plv import BENCH, FALLBACK, find_marks
from tocsin.reading.reader import Reader


def row(marked: str) -> Row:
    text = marked
    for mark in ("<s>", "</s>", "<t>", "</t>"):
        text = text.replace(mark, "")
    return {"id": "1", "text": text, "marked": marked, "root": "ACCUSE", "quad": 3}


def test_marks_are_offsets_into_the_plain_text() -> None:
    marks = find_marks("The <t>army</t> of <s>Mali</s> and <s>Niger</s> has < 5 tanks")
    assert marks.target == ((4, 8),) and marks.source == ((12, 16), (21, 26))


@pytest.mark.parametrize(
    ("marked", "root"),
    [
        ("<s>France</s> condemned <t>Mali</t> after rebels attacked a camp near Gao.", "ACCUSE"),
        ("France condemned Mali after <s>rebels</s> attacked <t>a camp</t> near Gao.", "ASSAULT"),
        ("<s>Ethiopian troops</s> withdrew from <t>Somalia</t> on Monday.", "YIELD"),
    ],
)
def test_the_act_between_the_marked_sides_is_taken(reader: Reader, marked: str, root: str) -> None:
    assert BENCH.predict([row(marked)], reader) == [{"id": "1", "root": root}]


def test_the_rules_alone_take_the_fitting_act_or_the_commonest_root() -> None:
    rows = [
        row("<s>France</s> condemned <t>Mali</t> after rebels attacked a camp near Gao."),
        row("<s>The library</s> opens at nine for <t>readers</t>."),
    ]
    answers = BENCH.predict(rows, Reader(rules_alone=True))
    assert [answer["root"] for answer in answers] == ["ACCUSE", FALLBACK]


def test_rows_are_read(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text(json.dumps(row("<s>A</s> hit <t>B</t>")), encoding="utf-8")
    assert BENCH.read_gold(tmp_path, "train")[0]["id"] == "1"
