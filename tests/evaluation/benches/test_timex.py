"""The adapter and the scorer for expressions of time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.timex import BENCH
from tocsin.evaluation.benches.timexvalues import load_notation
from tocsin.evaluation.scores.timex import Timex, align, score
from tocsin.reading.reader import Reader
from tocsin.reading.timewords import time_words


def times(reader: Reader, text: str, dct: str = "2023-11-06") -> dict[str, str]:
    """Marked words and their values; the day of publication is a Monday."""
    (row,) = BENCH.predict([{"id": "a", "doc_id": "a", "text": text, "dct": dct, "timex": []}], reader)
    return {text[one["start"] : one["end"]]: one["value"] for one in row["timex"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army struck the port on Sunday.", {"Sunday": "2023-11-05"}),
        ("The envoy will arrive on Wednesday.", {"Wednesday": "2023-11-08"}),
        ("Rebels are expected to leave on Friday.", {"Friday": "2023-11-10"}),
        ("The blast came at 10:35 a.m. Friday.", {"10:35 a.m. Friday": "2023-11-03T10:35"}),
        ("They met on Friday night.", {"Friday night": "2023-11-03TNI"}),
        ("He ruled for two decades.", {"two decades": "P20Y"}),
        ("They held it for 2 1/2 years.", {"2 1/2 years": "P2.5Y"}),
        ("Shelling went on over the past three days.", {"the past three days": "P3D"}),
        ("Last week the talks failed.", {"Last week": "2023-W44"}),
        ("It fell in the 1990s.", {"the 1990s": "199"}),
        ("Now they wait.", {"Now": "PRESENT_REF"}),
        ("Patrols pass every Tuesday.", {"every Tuesday": "XXXX-WXX-2"}),
        ("The war of 1914-1918 was over.", {"1914": "1914", "1918": "1918"}),
        ("They left by the end of the month.", {"the end of the month": "2023-11"}),
    ],
)
def test_values_follow_timeml(reader: Reader, text: str, expected: dict[str, str]) -> None:
    assert times(reader, text) == expected


def test_a_history_gives_its_years_to_the_dates_after_them(reader: Reader) -> None:
    text = (
        "War broke out in May 1950. The city fell in June 1950. A truce of 3 July 1951 failed. "
        "On 9 August the army crossed the river. Peace came on 2 May 1953. It held until 1960."
    )
    assert times(reader, text)["9 August"] == "1951-08-09"


def test_no_text_has_no_times(reader: Reader) -> None:
    assert times(reader, "") == {}


def test_the_scores_count_spans_types_and_values() -> None:
    gold: Row = {
        "timex": [
            {"start": 0, "end": 6, "type": "DATE", "value": "2023-11-05"},
            {"start": 10, "end": 14, "type": "DATE", "value": "2023"},
            {"start": 20, "end": 25, "type": "DURATION", "value": "P2D"},
        ]
    }
    guess: Row = {
        "timex": [
            {"start": 0, "end": 6, "type": "DATE", "value": "2023-11-05T24:00"},
            {"start": 8, "end": 14, "type": "DATE", "value": "2022"},
        ]
    }
    found = score([gold], [guess])
    assert found["strict_f1"] == pytest.approx(2 / 5)
    assert found["relaxed_f1"] == pytest.approx(4 / 5)
    assert found["type_f1"] == pytest.approx(4 / 5)
    assert found["value_f1"] == pytest.approx(2 / 5)
    assert found["day_f1"] == 1.0
    assert score([], [])["value_f1"] == 0.0


def test_the_same_span_is_aligned_before_a_longer_overlap() -> None:
    answer = Timex(3, 6, "DATE", "1")
    wide, exact = Timex(0, 9, "DATE", "2"), Timex(3, 6, "DATE", "3")
    assert align((answer,), (wide, exact)) == [(answer, exact)]


def test_each_unit_of_the_reader_has_a_letter() -> None:
    units = set(time_words().tables["units"].values()) - {"fortnight"}
    assert units <= set(load_notation()["units"])
    assert set(time_words().tables["vague"].values()) == set(load_notation()["references"])


def test_the_scores_equal_those_beside_the_data(
    reader: Reader,
    shared_folder: Callable[[str], Path],
    shared_score: Callable[..., dict[str, Any]],
) -> None:
    rows = BENCH.read_gold(shared_folder("bench/timex"), "te3_tbaq_train")[:12]
    guesses = BENCH.predict(rows, reader)
    theirs = shared_score("bench/timex/score.py", rows, guesses)
    for name in ("strict", "relaxed", "type", "value", "day"):
        assert BENCH.score(rows, guesses)[f"{name}_f1"] == pytest.approx(theirs[name][2])
