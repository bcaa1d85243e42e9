"""One run of a benchmark: read the gold, answer, score."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.errors import EvaluationError
from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.bootstrap import Interval, intervals, resamples
from tocsin.evaluation.jackknife import block_of, leave_out
from tocsin.model.reading import ReaderMark

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader


@dataclass(frozen=True, slots=True)
class Measured:
    """What a reader reached on a split: metrics from 0 to 1 (NaN where not defined) with their 95 % intervals."""

    bench: str
    split: str
    reader: ReaderMark
    rows: int
    resamples: int
    metrics: dict[str, float]
    intervals: dict[str, Interval]


def answer(bench: Bench, gold: list[Row], reader: "Reader") -> list[Row]:
    """Our answers, one a gold row. Raises EvaluationError when the adapter gives another number of them."""
    predicted = bench.predict(gold, reader)
    if len(predicted) != len(gold):
        message = f"{bench.name}: {len(predicted)} answers to {len(gold)} rows"
        raise EvaluationError(message, "report it: the adapter is broken")
    return predicted


def measure(bench: Bench, split: str, gold: list[Row], predicted: list[Row], mark: ReaderMark) -> Measured:
    """Score the answers and say how sure the scores are."""
    return Measured(
        bench.name,
        split,
        mark,
        len(gold),
        resamples(len(gold)) if bench.group is None else max(block_of(gold, bench.group), default=-1) + 1,
        bench.score(gold, predicted),
        intervals(gold, predicted, bench.score)
        if bench.group is None
        else leave_out(gold, predicted, bench.score, bench.group),
    )


def read_gold(bench: Bench, folder: Path, split: str) -> list[Row]:
    """The gold rows. Raises EvaluationError when they cannot be read or do not have the benchmark's shape."""
    try:
        return bench.read_gold(folder, split)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"{folder}, {split}: is not laid out as {bench.name} is ({type(error).__name__}: {error})"
        raise EvaluationError(message, "give the folder of this benchmark") from error


def measured_to_record(measured: Measured) -> Row:
    """As JSON; metrics that are not defined become null."""
    mark = measured.reader
    return {
        "bench": measured.bench,
        "split": measured.split,
        "reader": {"name": mark.name, "version": mark.version, "config": mark.config},
        "rows": measured.rows,
        "resamples": measured.resamples,
        "metrics": {name: _known(value) for name, value in measured.metrics.items()},
        "intervals": {name: [_known(end) for end in ends] for name, ends in measured.intervals.items()},
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 6)
