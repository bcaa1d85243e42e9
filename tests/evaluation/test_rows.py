"""The files of a benchmark: what is wrong with them is said in one line."""

from pathlib import Path

import pytest

from tocsin.errors import EvaluationError
from tocsin.evaluation.rows import read_rows, require


def test_rows_have_their_id_as_text(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text('{"doc_id": 7}\n\n{"doc_id": 8}\n', encoding="utf-8")
    assert [row["id"] for row in read_rows(tmp_path, "dev", "doc_id")] == ["7", "8"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no row"),
        ("{bad\n", "line 1: is no JSON"),
        ("[1]\n", "line 1: is no JSON object"),
        ('{"name": 1}\n', "row 1: has no id"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "dev.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=said):
        read_rows(tmp_path, "dev")


def test_a_missing_split_is_told_which_there_are(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="there are train"):
        read_rows(tmp_path, "dev")
    with pytest.raises(EvaluationError, match="no such folder"):
        read_rows(tmp_path / "nowhere", "dev")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(EvaluationError, match="row 2: has no root"):
        require([{"root": "AID"}, {}], ("root",), Path("dev.jsonl"))
