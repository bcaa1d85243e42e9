"""The adapter of police events."""

import json
from pathlib import Path

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.india_police_events import BENCH, load_police_words
from tocsin.reading.reader import Reader


def article(*texts: str) -> Row:
    sentences = [{"sent_id": index, "text": text, "labels": []} for index, text in enumerate(texts)]
    return {"doc_id": 3, "id": "3", "date": "2002-03-02", "labels": [], "sentences": sentences}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Police arrested 20 men in the old city on Friday.", {"ANY_ACTION", "ARREST"}),
        ("Police shot dead two protesters in Surat.", {"ANY_ACTION", "FORCE", "KILL"}),
        ("Police inaction let the mob go on for an hour.", {"ANY_ACTION", "FAIL"}),
        ("The minister visited the temple.", set()),
    ],
)
def test_what_a_sentence_tells_of_the_police(reader: Reader, text: str, labels: set[str]) -> None:
    (found,) = BENCH.predict([article(text)], reader)
    assert set(found["sentences"][0]["labels"]) == labels == set(found["labels"])


def test_every_sentence_is_answered_in_order(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text(json.dumps(article("", "The police said so.")), encoding="utf-8")
    (found,) = BENCH.predict(BENCH.read_gold(tmp_path, "dev"), reader)
    assert [sentence["sent_id"] for sentence in found["sentences"]] == [0, 1] and found["doc_id"] == 3


def test_words_are_whole() -> None:
    words = load_police_words()
    assert set(words) == {"force", "death", "failure"}
    assert words["force"].search("The POLICE came") and not words["force"].search("policed")
