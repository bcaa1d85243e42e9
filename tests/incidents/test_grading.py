"""The published rule of grades."""

from itertools import product
from typing import cast

import pytest
from tests.incidents.tellings import party, telling

from tocsin.errors import ModelError
from tocsin.incidents.graderules import COUNTS, load_grade_rules
from tocsin.incidents.grading import grade
from tocsin.model.grade import GRADES
from tocsin.model.standing import Standing

HAMAS = party("Hamas", "actor:ps/hamas", "armed-group", "PS")
ISIS = party("Islamic State", "actor:iq/islamic-state", "terrorist-group")
RUSSIA = party("Russian Armed Forces", "state:ru/army", "state-force", "RU")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("ap threatened", "threatened"),
        ("ap called-for, bbc threatened", "threatened"),
        ("ap denied", "denied"),
        ("ap negated, bbc denied", "denied"),
        ("ap reported", "single-source"),
        ("ap reported, ap reported", "single-source"),
        ("ap reported, bbc alleged", "single-source"),
        ("ap reported, bbc threatened", "single-source"),
        ("ap reported, bbc reported", "corroborated"),
        ("ap claimed", "claimed-only"),
        ("ap claimed, bbc claimed", "claimed-only"),
        ("ap alleged, bbc alleged", "claimed-only"),
        ("ap claimed, bbc reported", "confirmed-by-actor"),
        ("ap claimed, bbc reported, dw reported", "confirmed-by-actor"),
        ("ap claimed, bbc alleged", "confirmed-by-actor"),
        ("ap alleged, bbc denied", "contested"),
        ("ap reported, bbc reported, dw denied", "contested"),
        ("ap claimed, bbc negated", "contested"),
    ],
)
def test_the_rule(told: str, name: str) -> None:
    parts = [one.split(" ") for one in told.split(", ")]
    tellings = [telling(family, cast(Standing, standing), actors=[HAMAS]) for family, standing in parts]
    assert grade(tellings).name == name
    assert grade(tellings[::-1]) == grade(tellings)


def test_a_copied_text_is_no_second_source() -> None:
    first = telling("ap", order=1, copy="a1")
    assert grade([telling("bbc", order=2, copy="a1"), first]).name == "single-source"
    assert grade([telling("bbc", order=2), first]).name == "corroborated"


def test_a_states_own_outlet_speaks_for_its_forces() -> None:
    assert grade([telling("tass", actors=[RUSSIA])]).name == "claimed-only"
    assert (
        grade([telling("tass", actors=[RUSSIA]), telling("ap", actors=[RUSSIA])]).name == "confirmed-by-actor"
    )
    assert grade([telling("tass", actors=[HAMAS])]).name == "single-source"


def test_rival_claims_are_contested() -> None:
    rivals = [telling("ap", "claimed", actors=[ISIS]), telling("bbc", "alleged", actors=[HAMAS])]
    found = grade(rivals)
    assert found.name == "contested" and "claimant and accused differ" in found.reasons


def test_the_reasons_name_the_families() -> None:
    found = grade([telling("bbc"), telling("ap"), telling("dw", "claimed")])
    assert found.reasons == (
        "the actor claims what others report as well",
        "reported by 2 publisher families: Associated Press, BBC News",
        "the actor's own claim in 1 publisher family: Deutsche Welle",
    )


def test_every_mixture_of_standings_has_one_grade() -> None:
    rules = load_grade_rules()
    assert {rule.grade for rule in rules} == set(GRADES)
    for counts in product(range(3), repeat=len(COUNTS)):
        for rival in (False, True):
            if any(counts) and not (rival and not (counts[1] and counts[2])):
                assert any(rule.fits(counts, rival) for rule in rules), (counts, rival)


def test_nothing_has_no_grade() -> None:
    with pytest.raises(ModelError, match="no telling"):
        grade([])
