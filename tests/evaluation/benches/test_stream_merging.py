"""Merging on the stream: reports of one act share an incident, and topics tell right from false merges."""

import json
from pathlib import Path

import pytest

from tocsin.errors import EvaluationError
from tocsin.evaluation.benches.stream_merging import BENCH
from tocsin.evaluation.scores.stream_merging import score, topic_parts
from tocsin.reading.reader import Reader

SOURCE = {"name": "Daily Bell", "url": "https://bell.example/1"}
REPORTS = [
    ("2025-03-21", "Gunmen kill 44 people in an attack on a mosque in Fambita, Niger.", ["Fambita attack"]),
    (
        "2025-03-22",
        "Niger mourns 44 people killed in yesterday's attack on a mosque in Fambita.",
        ["Fambita attack"],
    ),
    ("2025-03-21", "A Russian drone strike kills two people in Odesa, Ukraine.", ["Odesa strikes"]),
    ("2025-03-21", "The home side won the final.", []),
]


def lay_out(folder: Path) -> None:
    rows = [
        {
            "item_id": str(number),
            "date": day,
            "text": text,
            "topics": topics,
            "category": "",
            "sources": [SOURCE] if number else [],
        }
        for number, (day, text, topics) in enumerate(REPORTS)
    ]
    (folder / "dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_reports_of_one_act_share_an_incident(reader: Reader, tmp_path: Path) -> None:
    lay_out(tmp_path)
    gold = BENCH.read_gold(tmp_path, "dev")
    predicted = BENCH.predict(gold, reader)
    first, second, third, last = (set(row["incidents"]) for row in predicted)
    assert first & second and not first & third and not last
    metrics = BENCH.score(gold, predicted)
    assert metrics["b3_f1"] == 1.0 and metrics["merged_across"] == 0.0 and metrics["reports"] == 3


def test_a_stream_without_topics_is_refused(tmp_path: Path) -> None:
    row = {"item_id": "1", "date": "2025-03-21", "text": "", "category": ""}
    (tmp_path / "dev.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(EvaluationError):
        BENCH.read_gold(tmp_path, "dev")


def test_merges_are_counted_by_what_the_topics_share() -> None:
    paths = [["War", "Siege"], ["War", "Siege"], ["War", "Raid"], ["Flood"]]
    gold = [{"topics": path, "date": "2025-03-21"} for path in paths]
    metrics = score(gold, [{"incidents": ["i"]}] * 4)
    assert metrics["merged_pairs"] == 6
    assert metrics["merged_path"] == pytest.approx(1 / 6)
    assert metrics["merged_topic"] == pytest.approx(2 / 6)
    assert metrics["merged_across"] == pytest.approx(3 / 6) and metrics["merged_across_count"] == 3


def test_topics_are_spelt_alike() -> None:
    assert topic_parts(["Herder–farmer conflicts", "Kyiv strikes, Air war"]) == {
        "herder-farmer conflicts",
        "kyiv strikes",
        "air war",
    }
