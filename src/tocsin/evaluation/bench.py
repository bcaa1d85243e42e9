"""The frame of a benchmark: gold rows, our answers in its format, and its metrics."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

Row = dict[str, Any]
"""One JSON object."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A benchmark in three steps, none of which is tuned to its texts.

    ``read_gold`` takes a folder and a stem and gives gold rows, each with an ``id``, or raises EvaluationError.
    ``predict`` gives one row a gold row, in order, in the format of the benchmark. ``score`` takes both lists,
    parallel, and gives the metrics, 0 to 1 or counts of pairs. ``group`` names the group of a gold row where the task
    is to find groups: what is sure of such metrics is told by leaving groups out, not by drawing rows.
    """

    name: str
    read_gold: Callable[[Path, str], list[Row]]
    predict: Callable[[list[Row], "Reader"], list[Row]]
    score: Callable[[list[Row], list[Row]], dict[str, float]]
    group: Callable[[Row], str] | None = None
