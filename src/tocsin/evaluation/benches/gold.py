"""The gold set: our claims as they are, against claims coded under the same codebook."""

from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.errors import EvaluationError
from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.gold import score
from tocsin.model.record import article_from_record, reading_to_record
from tocsin.sources.unread import unread

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

NEEDED = ("id", "text")


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The rows of ``stem_gold.jsonl``, each with its ``article`` of ``stem_articles.jsonl``.

    Raises EvaluationError when a file cannot be read or an article is missing.
    """
    articles = require(read_rows(folder, f"{stem}_articles"), NEEDED, folder / f"{stem}_articles.jsonl")
    by_id = {row["id"]: row for row in articles}
    gold = require(read_rows(folder, f"{stem}_gold"), ("claims",), folder / f"{stem}_gold.jsonl")
    for row in gold:
        if row["id"] not in by_id:
            raise EvaluationError(f"{folder}: {row['id']} has no article", f"look into {stem}_articles.jsonl")
        row["article"] = by_id[row["id"]]
    return gold


def predict(gold: list[Row], reader: "Reader") -> list[Row]:
    """The reading of each article, as ``tocsin read --format jsonl`` writes it."""
    articles = [article_from_record(row["article"]) for row in gold]
    readings = zip(articles, reader.read_all(articles), strict=True)
    return [reading_to_record(unread(article, reader.mark) or reading) for article, reading in readings]


BENCH = Bench("gold", read_gold, predict, score)
