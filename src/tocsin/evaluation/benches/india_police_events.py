"""IndiaPoliceEvents: which sentences tell that police killed, arrested, failed to act, used force or did anything."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.india_police_events import CLASSES, score
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.tables import read_table

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

NEEDED = ("doc_id", "labels", "sentences")
NOT_DONE = frozenset({"threatened", "called-for", "negated"})


@cache
def load_police_words() -> dict[str, re.Pattern[str]]:
    """Patterns for the words of each use: ``force`` (police and soldiers), ``death``, ``failure`` to act.

    Raises KnowledgeError when the table breaks its format.
    """
    words: dict[str, list[str]] = {}
    for row in read_table("police_words.tsv", ("use", "word"), "tocsin.evaluation"):
        words.setdefault(row["use"], []).append(re.escape(row["word"]))
    return {use: re.compile(rf"\b(?:{'|'.join(own)})\b", re.IGNORECASE) for use, own in words.items()}


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The rows of ``stem.jsonl``. Raises EvaluationError when they cannot be read or have no sentences."""
    return require(read_rows(folder, stem, "doc_id"), NEEDED, folder / f"{stem}.jsonl")


def predict(gold: list[Row], reader: "Reader") -> list[Row]:
    """The labels of each sentence, read on its own, and of each article, which has those of its sentences."""
    return [_article(row, reader) for row in gold]


def _article(row: Row, reader: "Reader") -> Row:
    texts = [" ".join(sentence["text"].split()) for sentence in row["sentences"]]
    readings = reader.read_all(Article(f"{row['id']}-{index}", text) for index, text in enumerate(texts))
    labels = [sorted(_labels(text, reading.claims)) for text, reading in zip(texts, readings, strict=True)]
    return {
        "doc_id": row["doc_id"],
        "labels": [name for name in CLASSES if any(name in found for found in labels)],
        "sentences": [
            {"sent_id": sentence["sent_id"], "labels": found}
            for sentence, found in zip(row["sentences"], labels, strict=True)
        ],
    }


def _labels(text: str, claims: tuple[Claim, ...]) -> set[str]:
    """What a sentence tells of the police: force is an assault by them, killing such force with a death beside it."""
    words = load_police_words()
    done = [claim for claim in claims if claim.standing not in NOT_DONE]
    found: set[str] = set()
    if words["force"].search(text):
        found.add("ANY_ACTION")
        if words["failure"].search(text):
            found.add("FAIL")
    if any("arrest" in _modes(claim) for claim in done):
        found |= {"ARREST", "ANY_ACTION"}
    if any(_is_force(claim) for claim in done):
        found |= {"FORCE", "ANY_ACTION"}
        if words["death"].search(text):
            found.add("KILL")
    return found


def _modes(claim: Claim) -> Iterator[str]:
    return (mode.name for mode in claim.modes)


def _is_force(claim: Claim) -> bool:
    doers = (party.name for party in claim.actors)
    return claim.type == "ASSAULT" and any(load_police_words()["force"].search(name) for name in doers)


BENCH = Bench("india_police_events", read_gold, predict, score)
