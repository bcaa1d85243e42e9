"""Incidents are kept with every state they were in, and each claim is in one of them."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from tests.store.makers import DAY, NOON, hour, incident, killed, town

from tocsin.errors import UnknownError
from tocsin.model.arrival import Arrival
from tocsin.model.incident import Incident, Link
from tocsin.store.custody import custody_of
from tocsin.store.filters import parse_filter
from tocsin.store.incidents import (
    claims_of_incidents,
    incident_as_of,
    incident_holding,
    incident_of,
    incidents_holding,
    incidents_linked_to,
    incidents_near,
    incidents_of,
    retire_incident,
    revisions_of,
    save_incident,
)
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading
from tocsin.store.search import count_incidents, find_incidents
from tocsin.store.tables import INCIDENT, INCIDENT_FAMILY, INCIDENT_PARTY, REVISION

Arrive = Callable[..., Arrival]
Keep = Callable[..., KeptReading]
FULL = incident(
    "i1",
    ["c1", "c2"],
    families=["ap", "reuters"],
    actors=[("Kata'ib Hezbollah", "tocsin:kh"), ("Someone", None)],
    recipients=[("United States", "tocsin:us")],
    modes=["drone"],
    place=town(),
    killed=killed(2, 3, None),
    links=[Link("part-of", "i2", "a campaign")],
)


def test_an_incident_comes_back_as_it_was_saved(store: Store) -> None:
    with store.writing() as connection:
        assert save_incident(connection, FULL, NOON, "arrival a1")
        assert incident_of(connection, "i1") == FULL
        assert incidents_of(connection, ["i9", "i1"]) == [FULL]
        row = connection.execute(select(INCIDENT)).mappings().one()
        parties = connection.execute(select(INCIDENT_PARTY.c.role, INCIDENT_PARTY.c.name)).all()
        families = connection.scalars(select(INCIDENT_FAMILY.c.family)).all()
    assert (row["killed_low"], row["killed_best"], row["killed_high"], row["injured_low"]) == (
        2,
        3,
        None,
        None,
    )
    assert (row["start"], row["place"], row["country"], row["lat"]) == (DAY, "Baghdad", "IQ", 33.34)
    assert (row["standing"], row["families"], row["articles"], row["retired"]) == ("reported", 2, 2, False)
    assert (row["changed_at"], row["revision"]) == (NOON, 1)
    assert sorted(parties) == [
        ("actor", "Kata'ib Hezbollah"),
        ("actor", "Someone"),
        ("recipient", "United States"),
    ]
    assert sorted(families) == ["ap", "reuters"]


def test_the_same_again_changes_nothing(store: Store) -> None:
    with store.writing() as connection:
        assert save_incident(connection, FULL, NOON, "arrival a1")
        assert not save_incident(connection, FULL, hour(1), "reading a1")
        (only,) = revisions_of(connection, "i1")
        assert (only.number, only.at, only.cause, only.retired) == (1, NOON, "arrival a1", False)
        assert only.incident == FULL
        content = connection.scalar(select(REVISION.c.content))
        assert content is not None
        assert only.sha256 == hashlib.sha256(content.encode()).hexdigest()
        assert connection.scalar(select(INCIDENT.c.changed_at)) == NOON


def test_each_change_is_one_more_revision(store: Store) -> None:
    later = incident("i1", ["c1"], type="PROTEST", actors=[("Crowd", None)])
    with store.writing() as connection:
        save_incident(connection, FULL, NOON, "arrival a1")
        assert save_incident(connection, later, hour(1), "judgement 4")
        assert [(one.number, one.cause) for one in revisions_of(connection, "i1")] == [
            (1, "arrival a1"),
            (2, "judgement 4"),
        ]
        assert [one.incident for one in revisions_of(connection, "i1")] == [FULL, later]
        assert incident_of(connection, "i1") == later
        assert connection.scalar(select(func.count()).select_from(INCIDENT_PARTY)) == 1
        assert count_incidents(connection, parse_filter({"actor": "Someone"})) == 0
        assert [link.kind for link in custody_of(connection, "i1:2")] == ["revision"]


def test_a_change_of_links_alone_is_a_revision_too(store: Store) -> None:
    linked = replace(FULL, links=())
    with store.writing() as connection:
        save_incident(connection, FULL, NOON, "arrival a1")
        assert save_incident(connection, linked, hour(1), "arrival a2")
        assert incident_of(connection, "i1") == linked
        assert len(revisions_of(connection, "i1")) == 2
        for asked in ({"words": "kataib"}, {"actor": "Someone"}, {"publisher": "reuters"}):
            assert find_incidents(connection, parse_filter(asked)) == [linked]


def test_the_state_at_a_time(store: Store) -> None:
    later = incident("i1", ["c1"], type="PROTEST")
    with store.writing() as connection:
        save_incident(connection, FULL, NOON, "arrival a1")
        save_incident(connection, later, hour(1), "arrival a2")
        retire_incident(connection, "i1", hour(2), "judgement 1")
        assert incident_as_of(connection, "i1", NOON) == FULL
        assert incident_as_of(connection, "i1", hour(1) - dt.timedelta(microseconds=1)) == FULL
        assert incident_as_of(connection, "i1", hour(1)) == later
        with pytest.raises(UnknownError, match="retired"):
            incident_as_of(connection, "i1", hour(2))
        with pytest.raises(UnknownError, match="no incident"):
            incident_as_of(connection, "i1", hour(-1))


def test_a_claim_is_in_one_incident(store: Store) -> None:
    with store.writing() as connection:
        save_incident(connection, incident("i1", ["c1", "c2", "c3"]), NOON, "arrival a1")
        save_incident(connection, incident("i2", ["c2", "c4"]), hour(1), "judgement 1")
        assert [incident_holding(connection, key) for key in ("c1", "c2", "c3", "c4", "c5")] == [
            "i1", "i2", "i1", "i2", None,
        ]  # fmt: skip
        assert save_incident(connection, incident("i1", ["c1"]), hour(1), "judgement 1")
        assert incident_holding(connection, "c3") is None
        assert incidents_holding(connection, ["c1", "c2", "c3"]) == {"i1", "i2"}
        assert claims_of_incidents(connection, ["i1", "i2", "i3"]) == ["c1", "c2", "c4"]


def test_an_unchanged_incident_takes_its_claims_back(store: Store) -> None:
    with store.writing() as connection:
        save_incident(connection, incident("i1", ["c1", "c2"]), NOON, "arrival a1")
        save_incident(connection, incident("i2", ["c2"]), hour(1), "judgement 1")
        retire_incident(connection, "i2", hour(2), "judgement 2")
        assert incident_holding(connection, "c2") is None
        assert not save_incident(connection, incident("i1", ["c1", "c2"]), hour(2), "judgement 2")
        assert incident_holding(connection, "c2") == "i1"


def test_a_retired_incident_is_found_no_more_and_may_come_back(store: Store) -> None:
    with store.writing() as connection:
        save_incident(connection, FULL, NOON, "arrival a1")
        retire_incident(connection, "i1", hour(1), "judgement 1")
        retire_incident(connection, "i1", hour(2), "judgement 2")
        assert find_incidents(connection, parse_filter({})) == []
        assert [one.retired for one in revisions_of(connection, "i1")] == [False, True]
        assert incident_of(connection, "i1") == FULL
        assert save_incident(connection, FULL, hour(3), "judgement 3")
        assert [one.retired for one in revisions_of(connection, "i1")] == [False, True, False]
        assert find_incidents(connection, parse_filter({})) == [FULL]
        assert incident_holding(connection, "c1") == "i1"


def test_what_is_not_there_is_named(store: Store) -> None:
    with store.writing() as connection:
        for ask in (incident_of, revisions_of):
            with pytest.raises(UnknownError, match="'i404'"):
                ask(connection, "i404")
        with pytest.raises(UnknownError, match="'i404'"):
            retire_incident(connection, "i404", NOON, "judgement 1")


def test_neighbours_are_those_of_the_same_sides_in_the_same_days(store: Store) -> None:
    us, them = [("Hezbollah", "tocsin:hezbollah")], [("Israel", "state:IL")]

    def strike(id: str, start: dt.date | None = DAY, end: dt.date | None = None) -> Incident:
        return incident(id, [f"c{id}"], actors=us, recipients=them, start=start, end=end)

    one = strike("i0")
    others = {
        "both sides": strike("i1", DAY - dt.timedelta(5)),
        "its army": incident("i2", ["c2"], actors=[("Israeli army", "state:IL/army")]),
        "another state": incident("i3", ["c3"], actors=[("Illyria", "state:ILY")]),
        "day after": incident("i4", ["c4"], recipients=us, start=DAY + dt.timedelta(1)),
        "over a month": strike("i5", DAY - dt.timedelta(40), DAY),
        "long before": strike("i6", DAY - dt.timedelta(90)),
        "unknown day": strike("i7", None),
        "without an id": incident("i8", ["c8"], actors=[("Hezbollah", None)]),
        "nobody": incident("i9", ["c9"]),
    }
    names = {other.id: name for name, other in others.items()}
    with store.writing() as connection:
        for number, other in enumerate([*others.values(), one]):
            save_incident(connection, other, hour(number), "arrival a1")

        def near(of: Incident, days: int = 31, most: int = 9) -> list[str]:
            return [names.get(found.id, "one") for found in incidents_near(connection, of, days, most)]

        assert near(one) == ["over a month", "both sides", "its army", "day after"]
        assert near(one, most=1) == ["over a month"]
        assert near(one, 1) == ["over a month", "its army", "day after"]
        assert "long before" in near(one, 90)
        assert near(others["its army"]) == ["one", "over a month", "both sides"]
        assert near(others["nobody"]) == near(others["unknown day"]) == near(others["without an id"]) == []
        retire_incident(connection, "i2", hour(20), "judgement 1")
        assert "its army" not in near(one)


def test_days_at_the_ends_of_the_calendar_have_neighbours(store: Store) -> None:
    with store.writing() as connection:
        for number, day in enumerate((dt.date.min, dt.date.max)):
            one = incident(f"i{number}", [f"c{number}"], actors=[("Crowd", None)], start=day)
            save_incident(connection, one, NOON, "arrival a1")
            assert incidents_near(connection, one) == []


def test_links_are_followed(store: Store) -> None:
    with store.writing() as connection:
        save_incident(connection, FULL, NOON, "arrival a1")
        save_incident(
            connection, incident("i2", ["c3"], links=[Link("has-part", "i1", "one of")]), NOON, "arrival a1"
        )
        assert [one.id for one in incidents_linked_to(connection, ["i1"])] == ["i2"]
        assert [one.id for one in incidents_linked_to(connection, ["i2", "i9"])] == ["i1"]


def test_words_are_those_of_the_claims_and_their_articles(store: Store, arrive: Arrive, keep: Keep) -> None:
    kept = keep(arrive("Gunmen killed four soldiers near Léré.", title="Ambush in the north"))
    with store.writing() as connection:
        one = incident("i1", kept.keys, actors=[("Jama'at Nasr", None)], place=town("Kidal"))
        save_incident(connection, one, NOON, "arrival a1")
        for words in ("ambush", "lere soldiers", '"near LÉRÉ"', "jamaat", "kidal", "sold*"):
            assert count_incidents(connection, parse_filter({"words": words})) == 1, words
        for words in ("ambushed", '"lere near"', "baghdad", "soldiers baghdad"):
            assert count_incidents(connection, parse_filter({"words": words})) == 0, words
