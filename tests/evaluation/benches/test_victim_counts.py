"""The adapter and the scorer for descriptions of attacks with their dead and injured."""

from collections.abc import Callable
from typing import Any

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.victim_counts import BENCH
from tocsin.evaluation.scores.victim_counts import score
from tocsin.reading.reader import Reader

SharedScore = Callable[[str, list[Row], list[Row]], dict[str, Any]]
GOLD: list[Row] = [
    {"id": "a", "text": "", "killed": 4, "injured": 10, "killed_in_text": True, "injured_in_text": False},
    {"id": "b", "text": "", "killed": 0, "injured": 2, "killed_in_text": False, "injured_in_text": True},
    {"id": "c", "text": "", "killed": 31, "injured": 0, "killed_in_text": True, "injured_in_text": False},
]
SAID: list[Row] = [
    {"id": "a", "killed": 4, "injured": 11},
    {"id": "b", "killed": None, "injured": 2},
    {"id": "c", "killed": 30, "injured": None},
]


def counts(reader: Reader, text: str) -> tuple[int | None, int | None]:
    (row,) = BENCH.predict([{"id": "a", "text": text}], reader)
    return row["killed"], row["injured"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off at a market. Seven people were killed and 12 others injured.", (7, 12)),
        ("More than 300 people were hurt in the blast.", (None, 300)),
        ("Gunmen shot at a bus, killing 5. Two attackers were also killed.", (5, None)),
        ("Raiders killed six farmers. A guard was also killed.", (7, None)),
        ("Two gunmen stormed the hotel. Both gunmen were killed.", (None, None)),
        ("Nobody spoke of the market.", (None, None)),
    ],
)
def test_the_toll_of_the_one_attack(
    reader: Reader, text: str, expected: tuple[int | None, int | None]
) -> None:
    assert counts(reader, text) == expected


def test_no_answer_counts_as_nought() -> None:
    scored = score(GOLD, SAID)
    assert scored["killed_exact"] == pytest.approx(2 / 3)
    assert scored["injured_exact"] == pytest.approx(2 / 3)
    assert scored["killed_within_tenth"] == 1.0


def test_the_score_is_that_of_the_shared_script(shared_score: SharedScore) -> None:
    theirs, ours = shared_score("bench/victim_counts/score.py", GOLD, SAID), score(GOLD, SAID)
    for harm in ("killed", "injured"):
        assert ours[f"{harm}_exact"] == pytest.approx(theirs[f"{harm} EM"][0])
        assert ours[f"{harm}_exact_counted"] == pytest.approx(theirs[f"{harm} EM (count>0)"][0])
        assert ours[f"{harm}_exact_stated"] == pytest.approx(theirs[f"{harm} EM (stated)"][0])
        assert ours[f"{harm}_within_tenth"] == pytest.approx(theirs[f"{harm} within 10%"][0])
