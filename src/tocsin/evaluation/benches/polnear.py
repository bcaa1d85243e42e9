"""PolNeAR (Newell, Margolin and Ruths 2018): the attributions of news articles, one article a row."""

from itertools import islice
from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.polnear import score
from tocsin.model.article import Article
from tocsin.reading.document import parse_sentences, split_article
from tocsin.reading.quotations import Attribution, find_attributions
from tocsin.reading.reader import Reader

# Articles that are parsed together.
BATCH = 32


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The articles of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    return require(read_rows(folder, stem, "doc_id"), ("text", "attributions"), folder / f"{stem}.jsonl")


def predict(rows: list[Row], reader: Reader) -> list[Row]:
    """The attributions that the reader finds."""
    answers = []
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        documents = [split_article(Article(row["doc_id"], row["text"]), reader.nlp) for row in batch]
        parse_sentences(
            [one for document in documents for one in document.sentences], reader.nlp, lambda _: True
        )
        for row, document in zip(batch, documents, strict=True):
            found = find_attributions(document.sentences, row["text"])
            answers.append({"doc_id": row["doc_id"], "attributions": [_row(one) for one in found]})
    return answers


def _row(one: Attribution) -> Row:
    return {
        role: [list(stretch) for stretch in stretches]
        for role, stretches in (("source", one.source), ("cue", one.cue), ("content", one.content))
    }


BENCH = Bench("polnear", read_gold, predict, score)
