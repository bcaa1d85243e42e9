"""The adapter and the scorer for place names in articles."""

import json
from pathlib import Path
from typing import Any

import pytest

from tocsin.evaluation.benches.geoparsing import BENCH
from tocsin.evaluation.scores.geoparsing import great_circle_km, score
from tocsin.reading.reader import Reader

GOMA = {"start": 0, "end": 4, "text": "Goma", "lat": -1.68, "lon": 29.22}
NAIROBI = {"start": 10, "end": 17, "text": "Nairobi", "lat": -1.28, "lon": 36.82}
NOWHERE = {"start": 30, "end": 36, "text": "Xanadu", "lat": None, "lon": None}
GOLD = [{"id": "a", "doc_id": "a", "text": "", "toponyms": [GOMA, NAIROBI, NOWHERE]}]


def answer(*toponyms: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"doc_id": "a", "toponyms": list(toponyms)}]


def test_a_degree_of_latitude_is_111_km() -> None:
    assert great_circle_km(0.0, 10.0, 1.0, 10.0) == pytest.approx(111.2, abs=0.1)


def test_all_right_scores_one() -> None:
    assert score(GOLD, answer(GOMA, NAIROBI))["f1_161km"] == 1.0


def test_a_name_without_coordinates_neither_helps_nor_harms() -> None:
    assert score(GOLD, answer(GOMA, NAIROBI, {**NOWHERE, "lat": 3.0, "lon": 3.0}))["f1_161km"] == 1.0


def test_a_far_place_is_wrong_in_both_ways() -> None:
    scores = score(GOLD, answer(GOMA, {**NAIROBI, "lat": 40.0}))
    assert (scores["precision_161km"], scores["recall_161km"], scores["resolved_161km"]) == (0.5, 0.5, 0.5)


def test_it_scores_as_the_shared_scorer(shared_score: Any) -> None:
    predicted = answer({**GOMA, "end": 5}, {**NAIROBI, "lat": 2.0}, {**GOMA, "start": 50, "end": 54})
    theirs = shared_score("bench/geoparsing/score.py", GOLD, predicted)
    ours = score(GOLD, predicted)
    assert ours["f1_161km"] == pytest.approx(theirs["END2END@161"][2] / 100)
    assert ours["names_f1"] == pytest.approx(theirs["RECOG overlap"][2] / 100)
    assert ours["names_exact_f1"] == pytest.approx(theirs["RECOG exact"][2] / 100)


@pytest.mark.parametrize(("stem", "names"), [("lgl", ["Kenyan", "Goma"]), ("trnews", ["Goma"])])
def test_adjectives_count_where_the_corpus_marks_them(
    tmp_path: Path, reader: Reader, stem: str, names: list[str]
) -> None:
    row = {"doc_id": "a", "text": "A Kenyan pilot landed in Goma.", "toponyms": []}
    (tmp_path / f"{stem}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (found,) = BENCH.predict(BENCH.read_gold(tmp_path, stem), reader)
    assert [one["text"] for one in found["toponyms"]] == names
    assert all(row["text"][one["start"] : one["end"]] == one["text"] for one in found["toponyms"])


def test_the_state_in_its_army_is_a_place_name(reader: Reader) -> None:
    text = "The U.S. military left Goma."
    gold = [{"id": "a", "doc_id": "a", "text": text, "toponyms": [], "adjectives": False}]
    assert [one["text"] for one in BENCH.predict(gold, reader)[0]["toponyms"]] == ["U.S.", "Goma"]
