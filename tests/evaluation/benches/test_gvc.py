"""The adapter and the scorer for articles of shootings and the incidents they tell of."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import EvaluationError
from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches import load_bench
from tocsin.evaluation.benches.gvc import BENCH
from tocsin.evaluation.scores.clusters import score_clusters
from tocsin.evaluation.scores.gvc import score
from tocsin.reading.reader import Reader

PLACE = {"state": "Texas", "city_or_county": "Austin", "lat": 30.27, "lon": -97.74}
RECORDS: list[Row] = [
    {"incident_id": "1", "date": "2016-03-04", "killed": 1, "injured": 2, **PLACE},
    {"incident_id": "2", "date": "2016-05-01", "killed": 3, "injured": 0, **PLACE},
]
ARTICLES: list[Row] = [
    {"doc_id": "a", "incident_id": "1", "date": "2016-03-05", "title": "", "text": ""},
    {"doc_id": "b", "incident_id": "1", "date": "2016-03-06", "title": "", "text": ""},
    {"doc_id": "c", "incident_id": "2", "date": "2016-05-02", "title": "", "text": ""},
]
SAID: list[Row] = [
    {
        "doc_id": "a",
        "event_id": "x",
        "killed": 1,
        "injured": 2,
        "date": "2016-03-04",
        "lat": 30.2,
        "lon": -97.7,
    },
    {"doc_id": "b", "event_id": "x", "killed": 1, "injured": 0, "date": "2016-03-05"},
    {"doc_id": "c", "event_id": "x", "killed": 3, "injured": 0, "date": None, "lat": 31.4, "lon": -97.7},
]


def lay_out(folder: Path) -> None:
    for name, rows in (("own", ARTICLES), ("own_incidents", RECORDS)):
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def test_each_article_comes_with_its_record(tmp_path: Path) -> None:
    lay_out(tmp_path)
    gold = BENCH.read_gold(tmp_path, "own")
    assert [row["incident"]["killed"] for row in gold] == [1, 1, 3]


def test_records_must_be_there(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "own_incidents.jsonl").unlink()
    with pytest.raises(EvaluationError):
        BENCH.read_gold(tmp_path, "own")


def test_articles_of_one_incident_are_grouped(reader: Reader) -> None:
    texts = [
        "A teenager was shot in Bastrop on Friday. Deputy Karla Whitfield said Owen Tarrant, 17, died.",
        "Owen Tarrant was killed in a Bastrop shooting on Friday, Karla Whitfield of the sheriff's office said.",
        "Two women were wounded on Monday in a shooting at a nightclub in Toledo, police chief Sam Iverson said.",
        "Chief Sam Iverson said the nightclub shooting in Toledo on Monday left two women wounded.",
    ]
    rows = [
        {"doc_id": str(number), "text": text, "title": None, "date": "2016-03-08", "incident_id": "0"}
        for number, text in enumerate(texts)
    ]
    answers = BENCH.predict(rows, reader)
    events = [answer["event_id"] for answer in answers]
    assert events[0] == events[1] != events[2] == events[3]
    assert [(answer["killed"], answer["injured"]) for answer in answers] == [(1, 0), (1, 0), (0, 2), (0, 2)]
    assert answers[0]["date"] == "2016-03-04" and answers[2]["date"] == "2016-03-07"


def test_clusters_by_hand() -> None:
    scored = score_clusters(["1", "1", "2"], ["x", "x", "x"])
    assert scored["b3_precision"] == pytest.approx(5 / 9) and scored["b3_recall"] == 1.0
    assert scored["pairwise_precision"] == pytest.approx(1 / 3) and scored["pairwise_recall"] == 1.0
    assert (scored["false_merges"], scored["missed_merges"]) == (2, 0)
    assert scored["ceafe_precision"] == pytest.approx(0.8) and scored["ceafe_recall"] == pytest.approx(0.4)


def test_both_sets_are_scored_alike() -> None:
    assert load_bench("gva_incidents").score is BENCH.score is score


def test_the_score_is_that_of_the_shared_script(
    tmp_path: Path, shared_score: Callable[..., dict[str, Any]]
) -> None:
    lay_out(tmp_path)
    theirs = shared_score("bench/gvc/score.py", ARTICLES, RECORDS, SAID)
    ours = score(BENCH.read_gold(tmp_path, "own"), SAID)
    assert ours["b3_f1"] == pytest.approx(theirs["CLUSTER B3"][2])
    assert ours["ceafe_f1"] == pytest.approx(theirs["CLUSTER CEAFe"][2])
    assert ours["pairwise_f1"] == pytest.approx(theirs["CLUSTER PAIR"][2])
    for name in ("killed exact", "injured exact", "date exact"):
        assert ours[name.replace(" ", "_")] == pytest.approx(theirs[f"FACTS {name}"][0])
    assert ours["date_within_1"] == pytest.approx(theirs["FACTS date within 1 day"][0])
    assert ours["killed_exact_several"] == pytest.approx(theirs["FACTS killed exact (killed>1)"][0])
    assert ours["place_25km"] == pytest.approx(theirs["FACTS within 25 km"][0])
    assert ours["place_161km"] == pytest.approx(theirs["FACTS within 161 km"][0])
