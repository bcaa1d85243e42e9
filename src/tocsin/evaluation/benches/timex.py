"""Expressions of time and their values, in the layout of TempEval-3: one document a row."""

from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.benches.timexspans import mark_times
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.timex import score
from tocsin.model.article import Article
from tocsin.model.day import parse_day
from tocsin.reading.reader import Reader
from tocsin.reading.timeline import read_timeline


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The documents of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    rows = read_rows(folder, stem, "doc_id")
    return require(rows, ("text", "timex", "dct"), folder / f"{stem}.jsonl")


def predict(rows: list[Row], reader: Reader) -> list[Row]:
    """What the reader finds in each document; ``dct`` is its day of publication."""
    return [
        {"doc_id": row["doc_id"], "timex": mark_times(read_timeline(_article(row), reader.nlp), row["text"])}
        for row in rows
    ]


def _article(row: Row) -> Article:
    return Article(row["doc_id"], row["text"], None, parse_day(row["dct"]) if row["dct"] else None)


BENCH = Bench("timex", read_gold, predict, score)
