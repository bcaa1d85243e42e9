"""The adapter of the gold set: the articles and their gold are found, and read as ``tocsin read`` reads them."""

import json
from pathlib import Path

import pytest

from tocsin.errors import EvaluationError
from tocsin.evaluation.benches.gold import BENCH
from tocsin.reading.reader import Reader
from tocsin.samples import samples_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("articles", "gold"):
        text = (samples_path() / f"{name}.jsonl").read_text(encoding="utf-8")
        (tmp_path / f"dev_{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_samples_are_read_and_scored(folder: Path, reader: Reader) -> None:
    gold = BENCH.read_gold(folder, "dev")[:4]
    predicted = BENCH.predict(gold, reader)
    assert [row["id"] for row in predicted] == [row["id"] for row in gold]
    assert BENCH.score(gold, predicted)["claims_f1"] > 0.5


def test_a_gold_row_without_its_article_is_named(folder: Path) -> None:
    with (folder / "dev_gold.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "lost", "claims": []}) + "\n")
    with pytest.raises(EvaluationError, match="lost has no article"):
        BENCH.read_gold(folder, "dev")
