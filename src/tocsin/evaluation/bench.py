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
    parallel, and gives the metrics, 0 to 1.
    """

    name: str
    read_gold: Callable[[Path, str], list[Row]]
    predict: Callable[[list[Row], "Reader"], list[Row]]
    score: Callable[[list[Row], list[Row]], dict[str, float]]
