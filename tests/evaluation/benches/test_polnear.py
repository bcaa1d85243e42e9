"""The adapter and the scorer for attributions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.polnear import BENCH
from tocsin.evaluation.scores.polnear import score
from tocsin.reading.reader import Reader

TEXT = "The minister said the port is open. Residents doubt it."


def attribution(source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int]) -> Row:
    return {"source": [source] if source else [], "cue": [cue], "content": [content]}


MINISTER = attribution((0, 12), (13, 17), (18, 34))
RESIDENTS = attribution((36, 45), (46, 51), (52, 54))


def test_content_and_source_count_apart() -> None:
    found = attribution(None, (13, 17), (18, 34))
    figures = score([{"text": TEXT, "attributions": [MINISTER, RESIDENTS]}], [{"attributions": [found]}])
    assert figures["content_f1"] == pytest.approx(2 / 3)
    assert figures["source_content_f1"] == 0.0
    assert figures["token_cue_f1"] == pytest.approx(2 / 3)
    assert figures["token_source_f1"] == 0.0


def test_the_same_is_all_right_and_nothing_is_nothing() -> None:
    gold: Row = {"text": TEXT, "attributions": [MINISTER, RESIDENTS]}
    assert set(score([gold], [gold]).values()) == {1.0}
    assert set(score([], []).values()) == {0.0}


def test_the_adapter_gives_one_row_an_article(reader: Reader) -> None:
    rows: list[Row] = [
        {"id": "a", "doc_id": "a", "text": TEXT, "attributions": []},
        {"id": "b", "doc_id": "b", "text": "", "attributions": []},
    ]
    first, second = BENCH.predict(rows, reader)
    assert second["attributions"] == []
    spoken = [
        (TEXT[slice(*one["source"][0])], TEXT[slice(*one["content"][0])])
        for one in first["attributions"]
        if one["source"]
    ]
    assert ("The minister", "the port is open") in spoken


def test_the_scores_equal_those_beside_the_data(
    reader: Reader,
    shared_folder: Callable[[str], Path],
    shared_score: Callable[..., dict[str, Any]],
) -> None:
    rows = BENCH.read_gold(shared_folder("bench/polnear"), "dev")[:4]
    guesses = BENCH.predict(rows, reader)
    theirs = shared_score("bench/polnear/score.py", rows, guesses)
    ours = BENCH.score(rows, guesses)
    for name, key in (
        ("token_source", "TOKEN source"),
        ("token_cue", "TOKEN cue"),
        ("token_content", "TOKEN content"),
        ("content", "ATTR content"),
        ("source_content", "ATTR source+content"),
    ):
        assert ours[f"{name}_f1"] == pytest.approx(theirs[key][2])
