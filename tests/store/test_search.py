"""Incidents are found by every filter, alike on both databases, as they stand and as they stood."""

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import cast

import pytest
from tests.store.makers import DAY, NOON, hour, incident, killed, town

from tocsin.errors import StoreError
from tocsin.model.incident import Incident
from tocsin.store.filters import EVERYTHING, Filter, parse_filter
from tocsin.store.incidents import retire_incident, save_incident
from tocsin.store.matching import matches
from tocsin.store.opening import Store
from tocsin.store.search import ORDERS, Order, count_incidents, days, each_incident, find_incidents, points
from tocsin.store.words import keep_words

BAGHDAD = incident(
    "i1",
    ["c1"],
    actors=[("Kata'ib Hezbollah", "tocsin:kataib-hezbollah")],
    recipients=[("United States", "tocsin:usa"), ("Embassy guards", None)],
    modes=["drone"],
    place=town(id="geonames:98182"),
    killed=killed(2, 5, 9),
    families=["ap", "reuters"],
    grade="corroborated",
)
TEHRAN = incident(
    "i2",
    ["c2"],
    type="COERCE",
    quad="verbal-conflict",
    standing="threatened",
    actors=[("United States", "tocsin:usa")],
    place=town("Iran", 35.7, 51.4, "country", "IR"),
    start=DAY - dt.timedelta(10),
    end=DAY - dt.timedelta(4),
    killed=killed(7),
    families=["Al-Jazeera"],
    confidence=0.4,
    first_told=DAY - dt.timedelta(9),
)
UNKNOWN = incident("i3", ["c3"], type="PROTEST", start=None, first_told=None, confidence=0.9)
WORDS = {"i1": "A drone struck the embassy gate; O'Brien's café fell silent", "i2": "A threat to strike"}


FOUND = (
    ("words", "drone", "1"),
    ("words", "DRONE gate", "1"),
    ("words", "gate drone", "1"),
    ("words", '"embassy gate"', "1"),
    ("words", '"gate embassy"', ""),
    ("words", "str*", "12"),
    ("words", "struck*", "1"),
    ("words", '"the emb*"', "1"),
    ("words", '"the emb"*', "1"),
    ("words", "strike", "2"),
    ("words", "cafe obrien", "1"),
    ("words", "O’Brien", "1"),
    ("words", "a", "12"),
    ("words", "drone strike", ""),
    ("type", "ASSAULT", "1"),
    ("type", "assault,protest", "13"),
    ("mode", "drone", "1"),
    ("mode", "drone,aerial", "1"),
    ("mode", "aerial", ""),
    ("quad", "verbal-conflict", "2"),
    ("standing", "reported", "13"),
    ("grade", "corroborated", "1"),
    ("actor", "kataib hezbollah", "1"),
    ("actor", "tocsin:usa", "12"),
    ("actor", "united states", "12"),
    ("actor", "United", ""),
    ("actor", "united*", "12"),
    ("actor", "embassy*", "1"),
    ("actor", "%", ""),
    ("country", "IQ", "1"),
    ("country", "iq,IR", "12"),
    ("place", "BAGHDAD", "1"),
    ("place", "geonames:98182", "1"),
    ("place", "Bagh*", "1"),
    ("place", "Bagh", ""),
    ("near", "33.3,44.4,50", "1"),
    ("near", "35.7,51.4,50", ""),
    ("near", "33.34,44.9,46.4", ""),
    ("near", "33.34,44.9,46.5", "1"),
    ("bbox", "44,33,45,34", "1"),
    ("bbox", "44.4,33.34,44.4,33.34", "1"),
    ("bbox", "170,-10,44.5,40", "1"),
    ("bbox", "45,-90,44,90", ""),
    ("bbox", "50,35,52,36", ""),
    ("since", "2026-11-16", "12"),
    ("since", "2026-11-17", "1"),
    ("until", "2026-11-10", "2"),
    ("until", "2026-11-09", ""),
    ("told_since", "2026-11-12", "1"),
    ("told_until", "2026-11-11", "2"),
    ("publisher", "REUTERS", "1"),
    ("publisher", "al jazeera", "2"),
    ("killed_at_least", "5", "12"),
    ("killed_at_least", "6", "2"),
    ("killed_at_least", "0", "12"),
    ("confidence_at_least", "0.7", "13"),
    ("changed_since", "2026-11-24T13:00:00Z", "23"),
    ("changed_since", "2026-11-25", ""),
    ("as_of", "2026-11-24T13:00:00Z", "12"),
    ("as_of", "2026-11-23", ""),
    ("as_of", "2026-11-24", "123"),
)


ODD = (
    '"', '""', "'", "a' OR 1=1 --", "NEAR(a b)", "NOT drone", "words:drone", "^drone", "a AND", "OR", "(", "drone)",
    "{drone}", "-drone", "+drone", "drone:*", "a & b", "!drone", "a <-> b", "\\'", "%", "*", '"*"', "**a**",
    "drone\u2028gate", "\U0001f525", "ﬁre", "İ", "ß", "x" * 400,
)  # fmt: skip


def words_of(words: dict[str, str], one: Incident) -> str:
    """What stands in for the words of an incident's claims."""
    return words.get(one.id, "")


@pytest.fixture
def filled(store: Store) -> Store:
    """The three incidents with words."""
    with store.writing() as connection:
        for number, one in enumerate((BAGHDAD, TEHRAN, UNKNOWN)):
            save_incident(connection, one, hour(number), "arrival a1")
            keep_words(connection, one.id, WORDS.get(one.id, ""))
    return store


def test_each_filter(filled: Store) -> None:
    with filled.looking() as connection:
        for name, value, found in FOUND:
            wanted = parse_filter({name: value})
            ids = {one.id for one in find_incidents(connection, wanted)}
            assert ids == {f"i{number}" for number in found}, (name, value)
            assert count_incidents(connection, wanted) == len(found), (name, value)


@pytest.mark.parametrize("share", [0.0, 2.0])
def test_words_are_found_whether_few_or_many_hold_them(
    filled: Store, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    monkeypatch.setattr("tocsin.store.words.MANY", share)
    with filled.looking() as connection:
        for name, value, found in FOUND:
            if name == "words":
                ids = {one.id for one in find_incidents(connection, parse_filter({name: value}))}
                assert ids == {f"i{number}" for number in found}, value


def test_a_side_of_the_actor(filled: Store) -> None:
    with filled.looking() as connection:
        for role, found in (("actor", ["i2"]), ("recipient", ["i1"])):
            wanted = parse_filter({"actor": "united states", "role": role})
            assert [one.id for one in find_incidents(connection, wanted)] == found


def test_all_that_is_asked_must_hold(filled: Store) -> None:
    with filled.looking() as connection:
        both = parse_filter({"words": "a", "country": "IQ", "killed_at_least": "1", "near": "33,44,100"})
        assert [one.id for one in find_incidents(connection, both)] == ["i1"]
        assert find_incidents(connection, parse_filter({"country": "IQ", "type": "COERCE"})) == []


def test_nothing_that_a_user_writes_is_syntax(filled: Store) -> None:
    with filled.looking() as connection:
        kept = find_incidents(connection, EVERYTHING)
        for odd in ODD:
            wanted = Filter(words=odd)
            expected = {one.id for one in kept if matches(one, NOON, partial(words_of, WORDS, one), wanted)}
            assert {one.id for one in find_incidents(connection, wanted)} == expected, odd


def test_orders_put_what_is_unknown_last(filled: Store) -> None:
    with filled.looking() as connection:
        found = {
            order: "".join(one.id[1] for one in find_incidents(connection, EVERYTHING, order=order))
            for order in ORDERS
        }
        with pytest.raises(StoreError, match="no order"):
            find_incidents(connection, EVERYTHING, order=cast(Order, "random"))
    assert found == {"newest": "123", "oldest": "213", "killed": "213", "changed": "321"}


def test_pages_neither_repeat_nor_lose(store: Store) -> None:
    with store.writing() as connection:
        for number in range(23):
            one = incident(f"i{number * 7 % 23:02}", [f"c{number}"], start=DAY + dt.timedelta(number % 3))
            save_incident(connection, one, NOON, "arrival a1")
        for order in ORDERS:
            whole = [one.id for one in each_incident(connection, EVERYTHING, order)]
            pages = [
                one.id
                for start in range(0, 30, 5)
                for one in find_incidents(connection, EVERYTHING, 5, start, order)
            ]
            assert pages == whole
            assert len(set(whole)) == 23


def test_points_and_days(filled: Store) -> None:
    with filled.looking() as connection:
        first, second = sorted(points(connection, EVERYTHING))
        assert (first.id, first.type, first.standing, first.grade) == (
            "i1",
            "ASSAULT",
            "reported",
            "corroborated",
        )
        assert (first.lat, first.lon, first.precision, first.country) == (33.34, 44.4, "town", "IQ")
        assert (first.place_id, first.start, first.killed_best) == ("geonames:98182", DAY, 5)
        assert (second.id, second.precision, second.killed_best) == ("i2", "country", None)
        assert [tuple(one) for one in days(connection, EVERYTHING)] == [
            (DAY, "reported", 1),
            (None, "reported", 1),
            (None, "threatened", 1),
        ]
        assert days(connection, parse_filter({"country": "FR"})) == []


def test_the_record_as_it_stood(filled: Store) -> None:
    later = replace(BAGHDAD, type="PROTEST", killed=killed(9, 9, 9), place=None)
    then = Filter(as_of=hour(5))
    with filled.writing() as connection:
        save_incident(connection, later, hour(6), "arrival a2")
        retire_incident(connection, "i2", hour(6), "judgement 1")
        save_incident(connection, incident("i4", ["c4"]), hour(7), "arrival a3")
        former = {order: find_incidents(connection, then, order=order) for order in ORDERS}
        assert [one.id for one in former["newest"]] == ["i1", "i2", "i3"]
        assert [one.id for one in former["killed"]] == ["i2", "i1", "i3"]
        assert former["newest"][0] == BAGHDAD
        assert find_incidents(connection, then, 1, 1) == [TEHRAN]
        assert list(each_incident(connection, then)) == former["newest"]
        assert count_incidents(connection, replace(then, type="ASSAULT")) == 1
        assert count_incidents(connection, replace(then, words="hezbollah")) == 1
        assert count_incidents(connection, replace(then, changed_since=hour(1))) == 2
        assert sorted(one.id for one in points(connection, then)) == ["i1", "i2"]
        assert sum(one.incidents for one in days(connection, then)) == 3
        now = [one.id for one in find_incidents(connection, Filter(as_of=hour(9)))]
        assert now == [one.id for one in find_incidents(connection, EVERYTHING)] == ["i1", "i4", "i3"]
