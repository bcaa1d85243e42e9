"""The adapter and the scorer for the place of one act."""

from typing import Any

import pytest

from tocsin.evaluation.benches.event_location import BENCH
from tocsin.evaluation.scores.event_location import score
from tocsin.reading.reader import Reader

TEXT = "Rebels took Port Louis and Goma"
GOLD = [{"id": "a", "text": TEXT, "verb": {"start": 7, "end": 11}, "locations": [{"start": 12, "end": 22}]}]


def places(reader: Reader, text: str, verb: str) -> list[str]:
    start = text.index(verb)
    row = {"id": "a", "text": text, "verb": {"start": start, "end": start + len(verb)}, "locations": []}
    return [text[one["start"] : one["end"]] for one in BENCH.predict([row], reader)[0]["locations"]]


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Two soldiers were killed in Goma on Friday.", "killed", ["Goma"]),
        ("Police in Nairobi said that gunmen killed a teacher in Garissa.", "killed", ["Garissa"]),
        ("Rebels captured the town of Bunagana.", "captured", ["Bunagana"]),
        ("The minister said that talks had failed.", "said", []),
        ("A bomb exploded in the village of Qwaraba.", "exploded", ["Qwaraba"]),
    ],
)
def test_the_place_of_the_verb(reader: Reader, text: str, verb: str, found: list[str]) -> None:
    assert places(reader, text, verb) == found


def test_words_are_counted() -> None:
    scores = score(GOLD, [{"id": "a", "locations": [{"start": 17, "end": 31}]}])
    assert scores["token_precision"] == pytest.approx(1 / 3)
    assert scores["token_recall"] == pytest.approx(1 / 2)


def test_it_scores_as_the_shared_scorer(shared_score: Any) -> None:
    predicted = [{"id": "a", "locations": [{"start": 12, "end": 22}, {"start": 27, "end": 31}]}]
    theirs = shared_score("bench/event_location/score.py", GOLD, predicted)
    ours = score(GOLD, predicted)
    assert ours["token_f1"] == pytest.approx(theirs["token"][2])
    assert ours["span_f1"] == pytest.approx(theirs["span_exact"][2])
    assert ours["sentences"] == pytest.approx(theirs["sentence_accuracy"][0])
