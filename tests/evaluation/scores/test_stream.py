"""Alarms by category."""

import math

from tocsin.evaluation.scores.stream import category, score

ALARM = ["material-conflict"]
ROWS = [
    ("Armed conflicts and attacks", ALARM),
    ("Armed Conflicts and Attacks", ["verbal-conflict"]),
    ("Armed conflicts and attacks", []),
    ("Sports", ALARM),
    ("Arts and culture", ["verbal-cooperation"]),
    ("Disasters and accidents", []),
    ("Law and crime", ALARM),
]


def test_alarms_are_counted_by_category() -> None:
    metrics = score([{"category": name} for name, _ in ROWS], [{"quads": quads} for _, quads in ROWS])
    assert metrics == {
        "false_alarms": 1 / 2,
        "conflict_recall": 2 / 3,
        "conflict_alarms": 1 / 3,
        "disasters_alarms": 0.0,
    }


def test_a_category_without_reports_has_no_share() -> None:
    assert math.isnan(score([{"category": "Law and crime"}], [{"quads": []}])["false_alarms"])


def test_spellings_of_a_category_are_one() -> None:
    assert category("Disasters and Accidents") == category("Disaster and accident ")
    assert category("Business & Economy") == category("Business and economy")
