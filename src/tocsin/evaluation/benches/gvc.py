"""The Gun Violence Corpus (Vossen et al. 2018): which articles tell of one shooting, with its toll, day and place."""

from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.benches.articlefacts import Facts, read_facts
from tocsin.evaluation.benches.articlefusion import fuse_facts
from tocsin.evaluation.benches.articlegroups import group_articles
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.gvc import score
from tocsin.model.article import Article
from tocsin.model.day import parse_day
from tocsin.reading.reader import Reader

RECORD = ("date", "killed", "injured")


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The articles of ``STEM.jsonl``, each with its record of ``STEM_incidents.jsonl`` as ``incident``, None where
    there is none). Raises EvaluationError when a file is not there or not in its format."""
    rows = require(read_rows(folder, stem, "doc_id"), ("text", "incident_id"), folder / f"{stem}.jsonl")
    path = folder / f"{stem}_incidents.jsonl"
    records = require(read_rows(folder, path.stem, "incident_id"), RECORD, path)
    by_id = {record["id"]: record for record in records}
    return [{**row, "incident": by_id.get(str(row["incident_id"]))} for row in rows]


def predict(gold: list[Row], reader: Reader) -> list[Row]:
    """One ``event_id`` for articles that tell of the same incident, and its facts as they say together."""
    facts = [read_facts(article_of(row), reader) for row in gold]
    groups = group_articles(facts)
    fused = fuse_facts(facts, groups)
    return [
        _answer(row, fact, f"event-{group}") for row, fact, group in zip(gold, fused, groups, strict=True)
    ]


def article_of(row: Row) -> Article:
    """The article of a row."""
    day = row.get("date")
    published = parse_day(str(day)[:10]) if day else None
    return Article(row["doc_id"], row["text"], row.get("title"), published, url=row.get("url"))


def _answer(row: Row, facts: Facts, event: str) -> Row:
    place = facts.place
    return {
        "doc_id": row["doc_id"],
        "event_id": event,
        "killed": facts.killed,
        "injured": facts.injured,
        "date": facts.day.isoformat() if facts.day else None,
        "city": place.name if place else None,
        "state": place.admin1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }


def incident_of(row: Row) -> str:
    """The incident that the archive lists an article under."""
    return str(row["incident_id"])


BENCH = Bench("gvc", read_gold, predict, score, incident_of)
