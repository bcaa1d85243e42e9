"""The adapter and the scorer for the templates of MUC-4."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.muc4 import BENCH
from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.evaluation.scores.assignment import best_pairs
from tocsin.evaluation.scores.muc4 import score
from tocsin.reading.reader import Reader

SharedScore = Callable[[str, list[Row], list[Row]], dict[str, Any]]
ROLES: Row = {"PerpInd": [], "PerpOrg": [], "Target": [], "Victim": [], "Weapon": []}


def nested(kind: str, start: str | None, end: str, town: str, **more: Any) -> Row:
    """A gold template of the database."""
    base: Row = {
        "incident_type": [kind],
        "optional": False,
        "stage": ["accomplished"],
        "date": {"alternatives": [{"start": start, "end": end}]},
        "location": {"alternatives": [[{"name": "PERU", "type": "country"}, {"name": town, "type": "city"}]]},
        "perp_individuals": [{"mentions": ["TWO MEN", "MEN"]}],
        "perp_orgs": [{"mentions": ["THE RED BAND", "RB"], "confidence": ["CLAIMED OR ADMITTED"]}],
        "physical_targets": [{"mentions": ["BANK"]}],
        "instruments": [{"mentions": ["CAR BOMB"]}],
        "human_targets": [{"mentions": ["ANA RUIZ"], "descriptions": ["CLERK"]}],
        "casualties": {"killed": {"min": 1, "exact": True}, "injured": {"min": 3, "exact": False}},
    }
    return {**base, **more}


GOLD: list[Row] = [
    {
        "doc_id": "a",
        "text": "",
        "templates": [
            {**ROLES, "incident_type": "bombing", "Target": [["bank"]], "PerpOrg": [["the red band", "rb"]]},
            {**ROLES, "incident_type": "attack / bombing", "Victim": [["ana ruiz", "ruiz"]]},
        ],
        "full_templates": [
            nested("bombing", "1989-03-02", "1989-03-02", "LIMA"),
            nested("attack", None, "1989-03-04", "CUZCO", optional=True, perp_orgs=[]),
        ],
    },
    {"doc_id": "b", "text": "", "templates": [], "full_templates": []},
    {
        "doc_id": "c",
        "text": "",
        "templates": [{**ROLES, "incident_type": "kidnapping", "PerpInd": [["two men"], ["woman"]]}],
        "full_templates": [nested("kidnapping", "1989-03-01", "1989-03-09", "ICA")],
    },
]
FLAT: Row = {"stage": "accomplished", "country": "Peru", "killed": 1, "injured": 0}
SAID: list[Row] = [
    {
        "doc_id": "a",
        "templates": [
            {
                **ROLES,
                "incident_type": "bombing",
                "Target": ["The Bank"],
                "PerpOrg": ["RB"],
                "Victim": ["Ruiz"],
            },
            {**ROLES, "incident_type": "bombing", "Victim": ["Ana Ruiz"], "Weapon": ["bomb"]},
        ],
        "full_templates": [
            {
                **ROLES,
                **FLAT,
                "incident_type": "bombing",
                "date": {"start": "1989-03-02", "end": "1989-03-02"},
                "places": ["Lima"],
                "PerpOrg": ["RB"],
                "perp_org_confidence": {"RB": "claimed or admitted"},
                "Victim": ["clerk", "Ana Ruiz"],
            }
        ],
    },
    {"doc_id": "b", "templates": [{**ROLES, "incident_type": "arson"}], "full_templates": []},
    {
        "doc_id": "c",
        "templates": [],
        "full_templates": [{**ROLES, **FLAT, "incident_type": "attack", "date": "1989-03-05", "places": []}],
    },
]


def test_the_score_is_that_of_the_shared_script(shared_score: SharedScore) -> None:
    theirs, ours = shared_score("bench/muc4/score.py", GOLD, SAID), score(GOLD, SAID)
    for name, key in (("tf_f1", "TF.MICRO"), ("rme_f1", "RME.MICRO"), ("slot_f1", "SLOT.MICRO")):
        assert 100 * ours[name] == pytest.approx(theirs[key][2], abs=0.01)
    assert 100 * ours["relevant_f1"] == pytest.approx(theirs["DOC.relevant"][2], abs=0.01)
    assert 100 * ours["slot_date_exact_f1"] == pytest.approx(theirs["SLOT.date_exact"][2], abs=0.01)
    for slot in ("Victim", "place", "country", "perp_org_confidence", "killed", "injured", "date_overlap"):
        assert 100 * ours[f"slot_{slot.lower()}_f1"] == pytest.approx(theirs[f"SLOT.{slot}"][2], abs=0.01)


def test_the_gold_itself_is_all_right() -> None:
    assert score(GOLD, GOLD)["tf_f1"] == 1.0


@pytest.mark.parametrize(
    "worth",
    [
        [[3.0, 5.0], [4.0, 5.5]],
        [[1.0, 0.0, 2.0], [2.0, 1.0, 3.0]],
        [[0.0], [2.0], [1.0]],
        [[7.0, 4.0, 3.0], [6.0, 8.0, 5.0], [9.0, 4.0, 4.0]],
        [[0.0, 0.0], [0.0, 0.0]],
        [],
    ],
)
def test_pairs_are_the_best_there_are(worth: list[list[float]]) -> None:
    found = sum(worth[row][column] for row, column in best_pairs(worth))
    columns = range(len(worth[0]) if worth else 0)
    wide = [*columns, *(-1 for _ in worth)]
    every = (
        sum(worth[row][column] for row, column in enumerate(order) if column >= 0)
        for order in permutations(wide, len(worth))
    )
    assert found == pytest.approx(max(every, default=0.0))


def test_a_bombing_in_capitals(reader: Reader) -> None:
    text = (
        "LIMA, 4 MAR 89 (EFE) -- [TEXT] SHINING PATH GUERRILLAS BLEW UP A BANK IN LIMA YESTERDAY WITH DYNAMITE. "
        "THE BOMB KILLED TWO GUARDS AND WOUNDED CASHIER PEDRO QUISPE MAMANI, POLICE REPORTED."
    )
    row = {"doc_id": "a", "text": text, "dateline": {"date": "1989-03-04"}, "templates": []}
    (answer,) = BENCH.predict([row], reader)
    (template,) = answer["templates"]
    assert template["incident_type"] == "bombing"
    assert [name.lower() for name in template["PerpOrg"]] == ["shining path"]
    assert "bank" in {name.lower() for name in template["Target"]}
    assert "dynamite" in {name.lower() for name in template["Weapon"]}
    (full,) = answer["full_templates"]
    assert full["country"] == "Peru" and full["killed"] == 2
    assert full["date"] == {"start": "1989-03-03", "end": "1989-03-03"}


def test_no_attack_no_template(reader: Reader) -> None:
    row = {"doc_id": "a", "text": "LIMA, 4 MAR 89 -- [TEXT] THE MINISTER OPENED A SCHOOL.", "templates": []}
    assert BENCH.predict([row], reader) == [{"doc_id": "a", "templates": [], "full_templates": []}]


def test_every_mode_and_standing_in_the_words_is_known() -> None:
    words = load_muc_words()
    assert set(words.modes.values()) <= set(words.types)
    assert set(words.sureness) <= {"reported", "claimed", "alleged", "denied", "threatened", "called-for"}
