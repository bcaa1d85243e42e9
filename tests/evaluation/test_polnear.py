"""The adapter and the scorer for attributions."""

import json
import runpy
import sys
from pathlib import Path

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.polnear import BENCH
from tocsin.evaluation.scores.polnear import score, words_of
from tocsin.reading.reader import Reader

SHARED = Path(__file__).parents[3] / "shared" / "bench" / "polnear"
TEXT = "The minister said the port is open. Residents doubt it."


def attribution(source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int]) -> Row:
    return {"source": [source] if source else [], "cue": [cue], "content": [content]}


MINISTER = attribution((0, 12), (13, 17), (18, 34))
RESIDENTS = attribution((36, 45), (46, 51), (52, 54))


def test_words_are_those_that_a_span_touches() -> None:
    assert words_of(TEXT, [(0, 5)]) == {0, 1}
    assert words_of(TEXT, []) == frozenset()


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


# The scorer beside the data leaves its files to be closed for it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not SHARED.is_dir(), reason="the benchmark is not on this machine")
def test_the_scores_equal_those_beside_the_data(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = BENCH.read_gold(SHARED, "dev")[:4]
    guesses = BENCH.predict(rows, reader)
    for name, data in (("gold", rows), ("guess", guesses)):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in data), "utf-8")
    monkeypatch.setattr(sys, "argv", ["score.py", str(tmp_path / "gold"), str(tmp_path / "guess"), "--json"])
    runpy.run_path(str(SHARED / "score.py"), run_name="__main__")
    theirs = json.loads(capsys.readouterr().out)
    ours = BENCH.score(rows, guesses)
    for name, key in (
        ("token_source", "TOKEN source"),
        ("token_cue", "TOKEN cue"),
        ("token_content", "TOKEN content"),
        ("content", "ATTR content"),
        ("source_content", "ATTR source+content"),
    ):
        assert ours[f"{name}_f1"] == pytest.approx(theirs[key][2])
