"""Descriptions of attacks with the killed and injured that a list of them records."""

from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.benches.articletolls import read_tolls, total
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.victim_counts import score
from tocsin.model.article import Article
from tocsin.reading.reader import Reader


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The records of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    return require(read_rows(folder, stem), ("text", "killed", "injured"), folder / f"{stem}.jsonl")


def predict(gold: list[Row], reader: Reader) -> list[Row]:
    """The greatest count of each harm that a description tells: it tells one attack."""
    return [_answer(row, reader) for row in gold]


def _answer(row: Row, reader: Reader) -> Row:
    tolls = read_tolls(Article(row["id"], row["text"]), reader)
    return {"id": row["id"], "killed": total(tolls, "killed"), "injured": total(tolls, "injured")}


BENCH = Bench("victim_counts", read_gold, predict, score)
