"""One run: broken data and broken adapters are said, not thrown."""

from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import EvaluationError
from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.measure import answer, measure, read_gold
from tocsin.model.reading import ReaderMark
from tocsin.reading.reader import Reader


def toy(**parts: Any) -> Bench:
    steps: dict[str, Any] = {
        "read_gold": lambda folder, stem: [{"id": "1"}],
        "predict": lambda gold, reader: gold,
        "score": lambda gold, predicted: {"right": 1.0},
    }
    return Bench("toy", **(steps | parts))


def test_a_file_of_another_shape_is_an_evaluation_error() -> None:
    def strange(folder: Path, stem: str) -> list[Row]:
        row: Row = {}
        return [{"id": row["doc"]}]

    with pytest.raises(EvaluationError, match="dev: is not laid out as toy is"):
        read_gold(toy(read_gold=strange), Path("data"), "dev")


def test_an_adapter_must_answer_every_row(reader: Reader) -> None:
    with pytest.raises(EvaluationError, match="0 answers to 1 rows"):
        answer(toy(predict=lambda gold, reader: []), [{"id": "1"}], reader)


def test_what_is_measured() -> None:
    mark = ReaderMark("tocsin", "1", "0" * 64)
    found = measure(toy(), "dev", [{"id": "1"}], [{"id": "1"}], mark)
    assert (found.bench, found.split, found.rows, found.metrics) == ("toy", "dev", 1, {"right": 1.0})
    assert found.intervals == {"right": (1.0, 1.0)}
