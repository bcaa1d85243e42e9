"""Links between incidents that are not one act."""

import datetime as dt
from collections.abc import Sequence

import pytest
from tests.incidents.tellings import DAY, on, party, telling

from tocsin.incidents.linkrules import load_link_rules
from tocsin.incidents.links import REVERSE, link
from tocsin.incidents.reconciling import reconcile
from tocsin.model.casualties import Casualties
from tocsin.model.incident import LINK_KINDS, Incident
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.standing import Standing
from tocsin.model.when import When

ISRAEL = party("Israel", "state:il", "state", "IL")
ARMY = party("Israel Defense Forces", "state:il/army", "state-force", "IL")
HEZBOLLAH = party("Hezbollah", "actor:lb/hezbollah", "armed-group", "LB")
HAMAS = party("Hamas", "actor:ps/hamas", "armed-group", "PS")
PEOPLE = party("people", None, "civilian")
LEBANON = Place("Lebanon", "country", "LB", 33.9, 35.9, "geonames:272103")
TYRE = Place("Tyre", "town", "LB", 33.27, 35.2, "geonames:267008")
SIDON = Place("Sidon", "town", "LB", 33.56, 35.37, "geonames:268064")


def days(count: int) -> dt.date:
    return DAY + dt.timedelta(days=count)


def act(
    actor: Party,
    recipient: Party | None,
    day: int = 0,
    *,
    type: str = "ASSAULT",
    when: When | None = None,
    place: Place | None = None,
    killed: int | None = None,
    modes: Sequence[str] = (),
    standing: Standing = "reported",
) -> Incident:
    return reconcile(
        [
            telling(
                "ap",
                standing,
                type=type,
                actors=[actor],
                recipients=[recipient] if recipient else [],
                when=when or on(days(day)),
                place=place,
                killed=Casualties(killed, killed) if killed is not None else None,
                modes=modes,
            )
        ]
    )


def kinds(one: Incident, *others: Incident) -> list[str]:
    """The kinds of links, which from the other side are the reverse."""
    back = {**REVERSE, **{reverse: kind for kind, reverse in REVERSE.items()}}
    for other in others:
        mine = [back[found.kind] for found in link(one, [other])]
        assert sorted(mine) == sorted(found.kind for found in link(other, [one]))
    return [found.kind for found in link(one, others)]


def test_a_threat_stands_before_the_act_that_carries_it_out() -> None:
    threat = act(ISRAEL, HEZBOLLAH, type="THREATEN", modes=["violence"])
    strike = act(ARMY, HEZBOLLAH, 2)
    assert kinds(strike, threat) == ["threat-before"]
    assert link(strike, [threat])[0].words == "Israel Defense Forces threatened Hezbollah 2 days before"
    assert kinds(threat, strike) == ["carried-out"]


@pytest.mark.parametrize(
    "strike",
    [
        act(ARMY, HEZBOLLAH, -2),
        act(ARMY, HEZBOLLAH, 40),
        act(ARMY, HAMAS, 2),
        act(HEZBOLLAH, HEZBOLLAH, 2),
        act(ARMY, HEZBOLLAH, 2, type="AGREE"),
        act(ARMY, HEZBOLLAH, 2, standing="denied"),
        act(ARMY, HEZBOLLAH, when=on(days(0), days(40))),
    ],
    ids=["before", "long after", "another target", "another actor", "words", "not done", "vague"],
)
def test_no_threat_before_what_it_did_not_announce(strike: Incident) -> None:
    assert kinds(strike, act(ISRAEL, HEZBOLLAH, type="THREATEN", modes=["violence"])) == []


def test_a_threatened_place_is_a_target_too() -> None:
    threat = act(ISRAEL, None, type="THREATEN", place=TYRE)
    assert kinds(act(ARMY, PEOPLE, 1, place=TYRE), threat) == ["threat-before"]
    assert kinds(act(ARMY, PEOPLE, 1, place=SIDON), threat) == []


def test_an_act_only_menaced_is_a_threat_of_that_act() -> None:
    assert kinds(act(ARMY, HEZBOLLAH, 1), act(ISRAEL, HEZBOLLAH, standing="threatened")) == ["threat-before"]


def test_a_single_attack_is_part_of_a_campaign() -> None:
    campaign = act(ISRAEL, HEZBOLLAH, when=on(days(-10), days(10)), place=LEBANON, killed=90)
    assert kinds(act(ARMY, HEZBOLLAH, place=TYRE, killed=4), campaign) == ["part-of"]
    assert kinds(act(ARMY, PEOPLE, place=TYRE), campaign) == ["part-of"]
    assert kinds(act(HAMAS, HEZBOLLAH, place=TYRE), campaign) == []
    assert kinds(act(ARMY, HAMAS, place=TYRE), campaign) == []
    assert kinds(act(ARMY, HEZBOLLAH, 11, place=TYRE), campaign) == []
    assert kinds(act(ARMY, HEZBOLLAH, place=TYRE, killed=91), campaign) == []


def test_the_total_of_a_day_holds_its_single_attacks() -> None:
    total = act(ARMY, PEOPLE, place=LEBANON, killed=26)
    assert kinds(act(ARMY, PEOPLE, place=TYRE, killed=4), total) == ["part-of"]
    assert kinds(act(ARMY, PEOPLE, place=TYRE), total) == []
    assert kinds(act(ARMY, PEOPLE, place=TYRE, killed=4), act(ARMY, PEOPLE, place=SIDON, killed=9)) == []


def test_a_reply_answers_what_its_actor_suffered() -> None:
    first, reply = act(HEZBOLLAH, ISRAEL), act(ARMY, HEZBOLLAH, 1)
    assert kinds(reply, first) == ["reply-to"] and kinds(first, reply) == ["replied-by"]
    assert link(reply, [first])[0].words == "Israel Defense Forces answers Hezbollah a day later"
    assert kinds(act(ARMY, HEZBOLLAH, 4), first) == []
    assert kinds(act(ARMY, HAMAS, 1), first) == []
    assert kinds(act(ARMY, HEZBOLLAH, 0), first) == []


def test_people_without_a_name_are_no_side() -> None:
    assert kinds(act(PEOPLE, HAMAS, 1), act(HAMAS, PEOPLE)) == []


def test_links_do_not_hang_on_the_order_of_the_others() -> None:
    others = [act(HEZBOLLAH, ISRAEL), act(ISRAEL, HEZBOLLAH, type="THREATEN"), act(HEZBOLLAH, ISRAEL, -1)]
    reply = act(ARMY, HEZBOLLAH, 1)
    found = link(reply, others)
    assert len(found) == 3 and found == link(reply, others[::-1]) == link(reply, [*others, *others, reply])


def test_two_incidents_have_one_link_at_most() -> None:
    campaign = act(ISRAEL, HEZBOLLAH, when=on(days(-1), days(4)), place=LEBANON)
    foe = reconcile(
        [telling(actors=[ARMY, HEZBOLLAH], recipients=[HEZBOLLAH, ISRAEL], when=on(days(1)), place=TYRE)]
    )
    assert kinds(foe, campaign) == ["part-of"]


def test_the_rules_are_sound() -> None:
    assert {rule.kind for rule in load_link_rules()} <= set(LINK_KINDS)
    assert all(0 < rule.days <= 60 for rule in load_link_rules())
