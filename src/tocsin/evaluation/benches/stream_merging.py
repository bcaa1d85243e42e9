"""Merging on the stream of current events: which reports tell of one act, held against the topics they stand under."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.benches import stream
from tocsin.evaluation.benches.articlegroups import judge_pair, share_blocks
from tocsin.evaluation.rows import require
from tocsin.evaluation.scores.stream_merging import score, topic_parts
from tocsin.incidents.clusters import cluster
from tocsin.incidents.families import family_of
from tocsin.incidents.rarity import weigh_words
from tocsin.model.article import Article
from tocsin.model.day import parse_day
from tocsin.model.telling import Telling

if TYPE_CHECKING:
    from tocsin.reading.reader import Reader

__all__ = ["BENCH", "tell_reports", "topic_parts"]

CONFLICT = frozenset({"material-conflict", "verbal-conflict"})
NEEDED = ("topics", "sources")


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The rows of ``stem.jsonl``. Raises EvaluationError when they cannot be read or have no topics."""
    return require(stream.read_gold(folder, stem), NEEDED, folder / f"{stem}.jsonl")


def predict(gold: list[Row], reader: "Reader") -> list[Row]:
    """The incidents that each report tells of, those of conflict alone, first told first."""
    told = tell_reports(gold, reader)
    judgements = [judge_pair(told[one], told[other]) for one, other in sorted(share_blocks(told))]
    groups = cluster([telling.key for telling in told], judgements)
    incident = {key: group[0] for group in groups for key in group}
    found: dict[str, list[str]] = {row["id"]: [] for row in gold}
    for telling in told:
        if telling.claim.quad in CONFLICT:
            found[telling.article].append(incident[telling.key])
    return [{"id": row["id"], "incidents": list(dict.fromkeys(found[row["id"]]))} for row in gold]


def tell_reports(gold: Sequence[Row], reader: "Reader") -> list[Telling]:
    """The claims of all reports as the record holds them."""
    articles = [_article(row) for row in gold]
    told: list[Telling] = []
    for number, (article, reading) in enumerate(zip(articles, reader.read_all(articles), strict=True)):
        weights = weigh_words(article.text) if reading.claims else {}
        told += [
            Telling(
                f"{number:06}-{place:03}",
                claim,
                article.id,
                number,
                family_of(article),
                article.id,
                article.date,
                article.publisher,
                weights=weights,
            )
            for place, claim in enumerate(reading.claims)
        ]
    return told


def _article(row: Row) -> Article:
    source = row["sources"][0] if row["sources"] else {}
    return Article(
        row["id"],
        row["text"],
        date=parse_day(row["date"]),
        publisher=source.get("name"),
        url=source.get("url"),
    )


def story_of(row: Row) -> str:
    """The topic path of a report; one without a topic is a story of its own."""
    return " > ".join(row["topics"]) or str(row["id"])


BENCH = Bench("stream_merging", read_gold, predict, score, story_of)
