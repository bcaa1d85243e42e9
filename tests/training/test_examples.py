"""The training examples keep the gold's format: every text is copied exactly from its article."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tocsin.model.standing import STANDINGS
from tocsin.reading.heads import TYPES

FOLDER = Path(__file__).parents[2] / "training" / "examples"
SHORT = ("short", *(f"short_{part}" for part in "bcde"))
SETS = (*SHORT, *(f"full_{part}" for part in "abcdefghi"))
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


def faults(article: Row, coded: Row) -> Iterator[str]:
    """What is wrong with the coding of one article."""
    text = f"{article.get('title') or ''}\n{article['text']}"
    for claim in coded["claims"]:
        if claim["type"] not in TYPES or claim["standing"] not in STANDINGS:
            yield f"{claim['type']} {claim['standing']}"
        if claim["sentence"] not in text or claim["trigger"] not in claim["sentence"]:
            yield f"sentence or trigger {claim['trigger']!r}"
        parties = [party["text"] for party in claim["actors"] + claim["recipients"]]
        place = [claim["place"]["text"]] if claim["place"] else []
        speaker = [claim["speaker"]] if claim["speaker"] else []
        yield from (f"not in the text: {words!r}" for words in parties + place + speaker if words not in text)
        when = claim["when"]
        if (when["start"] is None) != (when["precision"] == "unknown"):
            yield f"when {when}"


@pytest.mark.parametrize("name", SETS)
def test_articles_and_coding_belong_together(name: str) -> None:
    articles, gold = rows(f"{name}_articles"), rows(f"{name}_gold")
    assert [one["id"] for one in articles] == [one["id"] for one in gold]
    assert len({one["id"] for one in articles}) == len(articles)
    found = [
        f"{article['id']}: {fault}"
        for article, coded in zip(articles, gold, strict=True)
        for fault in faults(article, coded)
    ]
    assert found == []


def test_the_readme_counts_them() -> None:
    articles = sum(len(rows(f"{name}_articles")) for name in SETS)
    claims = sum(len(coded["claims"]) for name in SETS for coded in rows(f"{name}_gold"))
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert f"{articles:,} reports with {claims:,} coded claims" in readme
