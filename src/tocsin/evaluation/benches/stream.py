"""The stream of current events: dated reports of all kinds, one to three sentences each, under their categories."""

from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.stream import score
from tocsin.model.article import Article
from tocsin.model.day import parse_day

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

NEEDED = ("category", "date", "text")


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The rows of ``stem.jsonl``. Raises EvaluationError when they cannot be read or have no category."""
    return require(read_rows(folder, stem, "item_id"), NEEDED, folder / f"{stem}.jsonl")


def predict(gold: list[Row], reader: "Reader") -> list[Row]:
    """The quad classes of the claims of each report."""
    articles = (Article(row["id"], row["text"], date=parse_day(row["date"])) for row in gold)
    return [
        {"id": reading.id, "quads": sorted({claim.quad for claim in reading.claims if claim.quad})}
        for reading in reader.read_all(articles)
    ]


BENCH = Bench("stream", read_gold, predict, score)
