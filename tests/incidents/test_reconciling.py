"""One incident out of many tellings, whatever order they come in."""

import datetime as dt
from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.tellings import DAY, on, party, telling

from tocsin.errors import ModelError
from tocsin.incidents.identity import incident_id
from tocsin.incidents.reconciling import reconcile
from tocsin.model.casualties import Casualties
from tocsin.model.incidentrecord import incident_from_record, incident_to_record
from tocsin.model.place import Place
from tocsin.model.standing import STANDINGS, Standing
from tocsin.model.telling import Telling
from tocsin.model.when import UNKNOWN_WHEN, When

RSF = party("Rapid Support Forces", "actor:sd/rsf", "armed-group", "SD")
ARMY = party("Sudanese Armed Forces", "state:sd/army", "state-force", "SD")
PLACES = [
    None,
    Place("Sudan", "country", "SD", 15.0, 30.0, "geonames:366755"),
    Place("North Kordofan", "province", "SD", 13.8, 29.4, "geonames:408667"),
    Place("El Obeid", "town", "SD", 13.18, 30.22, "geonames:1"),
    Place("Omdurman", "town", "SD", 15.64, 32.48, "geonames:2"),
    Place("Al Hilla", "town", "SD", ambiguous=True),
    Place("Adre", "town", "TD", 13.47, 22.2, "geonames:3"),
]
ALL_STANDINGS = cast(tuple[Standing, ...], STANDINGS)
PARTIES = [RSF, ARMY, party("the militia"), party("militia fighters"), party("civilians", None, "civilian")]


@st.composite
def many_tellings(draw: st.DrawFn) -> list[Telling]:
    """Some tellings of one act, each of its own article or a copy of another's."""
    day = st.integers(0, 5).map(lambda days: DAY + dt.timedelta(days=days))
    told = []
    for order in range(draw(st.integers(1, 6))):
        first, length = draw(day), draw(st.integers(0, 2))
        low = draw(st.integers(0, 9))
        figure = st.sampled_from([None, Casualties(low), Casualties(low, low), Casualties(low, low + 2)])
        when: When = draw(
            st.sampled_from([UNKNOWN_WHEN, on(first), on(first, first + dt.timedelta(days=length + 1))])
        )
        told.append(
            telling(
                draw(st.sampled_from(["ap", "bbc", "afp", "tass"])),
                draw(st.sampled_from(ALL_STANDINGS)),
                key=f"c{order}",
                order=draw(st.integers(1, 4)),
                article=f"a{order}",
                copy=draw(st.sampled_from([f"a{order}", "a0"])),
                published=draw(st.one_of(st.none(), day)),
                killed=draw(figure),
                injured=draw(figure),
                speaker=draw(st.sampled_from([None, "police", "a witness", "the health ministry"])),
                actors=draw(st.lists(st.sampled_from(PARTIES), max_size=2)),
                recipients=draw(st.lists(st.sampled_from(PARTIES), max_size=2)),
                modes=draw(st.lists(st.sampled_from(["drone", "aerial"]), max_size=2, unique=True)),
                when=when,
                place=draw(st.sampled_from(PLACES)),
                type=draw(st.sampled_from(["ASSAULT", "COERCE"])),
                confidence=draw(st.sampled_from([0.25, 0.5, 0.75])),
            )
        )
    return told


@settings(deadline=None, max_examples=60)
@given(many_tellings(), st.randoms(use_true_random=False))
def test_the_order_of_tellings_does_not_count(told: list[Telling], chance: Random) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert reconcile(shuffled) == reconcile(told)


@settings(deadline=None, max_examples=60)
@given(many_tellings())
def test_an_incident_is_sound_and_survives_its_record(told: list[Telling]) -> None:
    found = reconcile(told)
    assert incident_from_record(incident_to_record(found)) == found
    assert set(found.claims) == {one.key for one in told}
    for figure in (found.killed, found.injured):
        if figure is not None:
            assert figure.high is None or figure.low <= figure.high
            assert figure.best is None or figure.low <= figure.best
            assert figure.best is None or figure.high is None or figure.best <= figure.high
    if found.place is not None and found.place.place.lat is not None:
        points = {(one.claim.place.lat, one.claim.place.lon) for one in told if one.claim.place}
        assert (
            found.place.place.lat,
            found.place.place.lon,
        ) in points or found.place.place.precision == "country"


@settings(deadline=None, max_examples=60)
@given(many_tellings())
def test_a_copy_more_changes_no_count_of_families(told: list[Telling]) -> None:
    copied = telling("zeit", told[0].claim.standing, key="z", order=99, article="z", copy=told[0].copy)
    found, more = reconcile(told), reconcile([*told, copied])
    assert found.families == more.families and found.grade == more.grade


def test_the_id_comes_from_the_first_telling_to_arrive() -> None:
    late, early = telling(order=9, key="c9"), telling(order=2, key="c5")
    assert reconcile([late, early]).id == incident_id("c5")


def test_the_type_of_most_families_wins_then_the_surest() -> None:
    two = [telling("ap", type="COERCE"), telling("bbc", type="COERCE")]
    assert reconcile([*two, telling("dw", confidence=0.9)]).type == "COERCE"
    assert reconcile([telling("ap", type="COERCE"), telling("bbc", confidence=0.9)]).type == "ASSAULT"


def test_modes_of_another_type_are_left_out() -> None:
    found = reconcile(
        [telling("ap", modes=["drone"]), telling("bbc", type="COERCE", modes=["arrest"], confidence=0.1)]
    )
    assert [mode.name for mode in found.modes] == ["drone"]


def names(told: Sequence[Telling]) -> list[tuple[str, tuple[str, ...]]]:
    return [(actor.name, actor.backing.families) for actor in reconcile(told).actors]


def test_spellings_of_one_actor_are_one() -> None:
    told = [
        telling("ap", actors=[party("Baloch Liberation Front")]),
        telling("bbc", actors=[party("the Baloch Liberation Front")]),
        telling("dw", actors=[party("Liberation Front")]),
    ]
    assert names(told) == [("Baloch Liberation Front", ("ap", "bbc", "dw"))]


def test_a_bare_word_joins_no_party_where_two_could_be_meant() -> None:
    told = [
        telling(actors=[party("Kenyan police")]),
        telling(actors=[party("Ugandan police"), party("police")]),
    ]
    assert [name for name, _ in names(told)] == ["Kenyan police", "Ugandan police", "police"]


def test_different_ids_are_different_parties() -> None:
    for one, other in combinations([RSF, ARMY], 2):
        assert len(names([telling(actors=[one]), telling(actors=[other])])) == 2


def test_the_party_of_most_families_stands_first() -> None:
    told = [telling("ap", actors=[ARMY]), telling("bbc", actors=[RSF]), telling("dw", actors=[RSF])]
    assert [name for name, _ in names(told)] == ["Rapid Support Forces", "Sudanese Armed Forces"]


def test_the_crosswalks_follow_from_what_is_reconciled() -> None:
    found = reconcile([telling(modes=["drone"], actors=[RSF], recipients=[ARMY], confidence=0.8)])
    assert (found.acled, found.cameo, found.quad) == (
        "Explosions/Remote violence: Air/drone strike",
        "19",
        "material-conflict",
    )
    assert found.confidence == 0.8 and found.first_told == DAY and found.links == ()


def test_nothing_makes_no_incident() -> None:
    with pytest.raises(ModelError, match="no telling"):
        reconcile([])
