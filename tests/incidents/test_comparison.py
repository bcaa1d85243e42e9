"""Comparing two claims: what forbids one act, what speaks for it, and that all of it is said."""

import datetime as dt
from typing import Any

import pytest
from tests.incidents.comparables import DAY, on, party, place, telling

from tocsin.incidents.comparison import compare
from tocsin.incidents.partycomparison import KIN, OTHER, SAME, kinship
from tocsin.incidents.typeclasses import class_of, mode_classes, modes_fit, type_classes
from tocsin.incidents.weights import load_weights
from tocsin.model.telling import Telling

FAMBITA = place("Fambita", 14.4, 1.0)
ELSEWHERE = place("Zinder", 13.8, 8.99)
TOLD = "Gunmen attacked a mosque in Fambita, killing 44 people, the interior ministry said."
TOLD_ANEW = "Niger mourns 44 people killed when gunmen attacked a mosque in Fambita."
RUSSIA = party("Russia", "state:ru", "state", "RU")
ARMY = party("Israel Defense Forces", "state:il/army", "state-force", "IL")
ISRAEL = party("Israel", "state:il", "state", "IL")
HAMAS = party("Hamas", "actor:ps/hamas", "armed-group", "PS")


def first(**given: Any) -> Telling:
    return telling("one", **{"text": TOLD, "where": FAMBITA, "killed": 44, **given})


def second(**given: Any) -> Telling:
    return telling("two", **{"text": TOLD_ANEW, "where": FAMBITA, "killed": 44, **given})


def test_one_act_told_by_two_is_the_same() -> None:
    found = compare(first(), second())
    assert found.verdict == "same" and found.score > 0.9
    said = {reason.field: reason for reason in found.reasons}
    assert said["killed"].words == "44 in both" and said["killed"].weight > 0
    assert said["place"].words == "both in Fambita" and said["when"].words == f"both on {DAY}"
    assert "fambita" in said["words"].words


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"type_name": "THREATEN"}, "type"),
        ({"standing": "called-for"}, "standing"),
        ({"standing": "threatened"}, "standing"),
        ({"when": on(dt.date(2025, 1, 1), DAY, "span")}, "when"),
        ({"where": ELSEWHERE}, "place"),
        ({"when": on(-20)}, "when"),
    ],
)
def test_what_tells_two_acts_apart(changed: dict[str, Any], field: str) -> None:
    found = compare(first(), second(**changed))
    assert found.verdict != "same"
    assert min(found.reasons, key=lambda reason: reason.weight).field == field


def test_one_kind_of_act_on_one_day_in_two_towns_is_two_acts() -> None:
    text = "Russian drones struck {} overnight, killing two people."
    sides: dict[str, Any] = {"actors": (RUSSIA,), "modes": ("drone",), "killed": 2}
    here = telling("one", text.format("Sumy"), where=place("Sumy", 50.91, 34.8, "UA"), **sides)
    there = telling("two", text.format("Odesa"), where=place("Odesa", 46.48, 30.73, "UA"), **sides)
    assert compare(here, there).verdict == "not-same"


def test_the_tolls_of_two_days_are_two_acts() -> None:
    text = "At least {} people are killed in Israeli attacks across the Gaza Strip."
    strip = place("Gaza Strip", 31.4, 34.4, "PS", "province")
    days = [
        telling(str(day), text.format(dead), when=on(day), where=strip, killed=dead, actors=(ISRAEL,))
        for day, dead in ((0, 43), (1, 91))
    ]
    assert compare(*days).verdict != "same"


@pytest.mark.parametrize("standing", ["denied", "claimed", "alleged"])
def test_what_is_denied_or_claimed_is_the_act_itself(standing: Any) -> None:
    assert compare(first(), second(standing=standing)).verdict == "same"


def test_the_order_makes_no_difference() -> None:
    one, other = first(actors=(ISRAEL,)), second(actors=(HAMAS,), killed=40)
    assert compare(one, other).score == compare(other, one).score


def test_rivals_of_one_text_speak_of_one_act() -> None:
    theirs = first(standing="alleged", actors=(HAMAS,), article="a")
    ours = first(standing="denied", actors=(ISRAEL,), article="a")
    assert compare(theirs, ours).score == 1.0
    assert compare(first(article="a"), second(article="a")).score == 0.0


def test_copies_hold_the_same_acts_once() -> None:
    assert compare(first(copy="c"), telling("two", TOLD, where=FAMBITA, killed=44, copy="c")).score == 1.0
    assert compare(first(copy="c"), second(copy="c")).score == 0.0


def test_parties_by_id_name_and_kin() -> None:
    assert kinship(ARMY, ISRAEL) == KIN and kinship(ISRAEL, ISRAEL) == SAME
    assert kinship(ISRAEL, HAMAS) == OTHER
    assert kinship(party("al-Qassam Brigades"), party("Al Qassam brigades")) == SAME
    assert kinship(party("gunmen", kind="armed"), HAMAS) == KIN


def test_two_ends_of_one_fight() -> None:
    one = first(actors=(ISRAEL,), recipients=(HAMAS,))
    other = second(actors=(HAMAS,), recipients=(ISRAEL,))
    assert "the same two sides" in " ".join(reason.words for reason in compare(one, other).reasons)


def test_a_day_unknown_is_bound_by_the_days_of_the_reports() -> None:
    known, unknown = first(), second(when=on(None))
    assert "told on the same day" in [reason.words for reason in compare(known, unknown).reasons]
    early = second(when=on(None), published=DAY - dt.timedelta(days=9))
    assert compare(known, early).score < compare(known, unknown).score


def test_modes_of_two_kinds_speak_against_one_act() -> None:
    assert modes_fit(["drone"], ["aerial", "destroy"]) is True
    assert modes_fit(["firearms"], ["aerial"]) is False
    assert modes_fit(["destroy"], ["aerial"]) is None and modes_fit(["drone"], ["explosives"]) is None


def test_a_threat_is_in_a_class_of_its_own() -> None:
    assert [name for name in type_classes() if class_of(name) == class_of("THREATEN")] == ["THREATEN"]
    assert [name for name in type_classes() if class_of(name) == class_of("ASSAULT")] == ["ASSAULT"]
    assert mode_classes()


def test_thresholds_and_weights_are_sound() -> None:
    weights = load_weights()
    assert 0 < weights.unsure < weights.same <= weights.joining <= 1
    for name, weight in weights.features.items():
        if name.endswith(("_other", "_far", "_apart")):
            assert weight < 0, name
        if name.endswith("_same") or name == "words":
            assert weight >= 0, name


def test_two_full_names_without_a_word_in_common_are_two() -> None:
    assert kinship(party("Paris Agreement"), party("World Health Organization")) == OTHER
    assert kinship(party("Gunmen"), party("Fano")) == KIN
    assert kinship(party("Judith Collins"), party("Minister Collins")) == KIN
