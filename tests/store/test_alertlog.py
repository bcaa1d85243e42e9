"""The log of alerts: once a change, tries noted before they are made, how far rules have looked."""

import datetime as dt

import pytest
from tests.store.makers import DAY, hour, incident, town

from tocsin.store import alertlog
from tocsin.store.filters import Filter
from tocsin.store.incidents import save_incident
from tocsin.store.levels import count_told, first_day_told, name_place
from tocsin.store.opening import Store

RESTS = (dt.timedelta(hours=1), dt.timedelta(hours=5))


def test_an_alert_is_kept_once(store: Store) -> None:
    with store.writing() as connection:
        kept = [
            alertlog.keep_alert(connection, "r", channel, "i1", change, "{}", hour(0))
            for channel in ("mail", "file", "mail")
            for change in ("a" * 64, "b" * 64)
        ]
    assert kept == [True, True, True, True, False, False]
    with store.looking() as connection:
        assert [one.number for one in alertlog.alerts_of_channel(connection, "mail", 9)] == [2, 1]
        assert alertlog.last_told(connection, "r", "i1") == hour(0)
        assert alertlog.last_told(connection, "r", "i2") is None


def test_a_try_is_noted_before_it_is_made(store: Store) -> None:
    with store.writing() as connection:
        alertlog.keep_alert(connection, "r", "mail", "i1", "a" * 64, "{}", hour(0))
        assert alertlog.take_due(connection, ["file"], hour(0), RESTS) is None
        first = alertlog.take_due(connection, ["mail"], hour(0), RESTS)
    assert first and (first.tries, first.next_try_at) == (1, hour(1))
    with store.writing() as connection:
        assert alertlog.take_due(connection, None, hour(0), RESTS) is None
        second = alertlog.take_due(connection, None, hour(1), RESTS)
        assert second and (second.tries, second.next_try_at) == (2, hour(6))
        assert alertlog.count_waiting(connection) == (1, 0)
        alertlog.give_up(connection, second.number)
        assert alertlog.count_waiting(connection) == (0, 1)
        alertlog.mark_sent(connection, second.number, hour(2))
        assert alertlog.count_waiting(connection) == (0, 0)
        assert alertlog.take_due(connection, None, hour(99), RESTS) is None


def test_how_far_a_rule_has_looked_is_kept(store: Store) -> None:
    with store.writing() as connection:
        assert alertlog.looked_until(connection, "r") is None
        for number in (4, 7):
            alertlog.note_look(connection, "r", number, hour(0))
        assert alertlog.looked_until(connection, "r") == 7
        assert alertlog.take_due(connection, None, hour(99), RESTS) is None
        assert alertlog.count_waiting(connection) == (0, 0)


def test_what_was_revised_since_is_by_the_custody_log(store: Store) -> None:
    with store.writing() as connection:
        save_incident(connection, incident("i1", ("c1",)), hour(0), "test")
        mark = alertlog.newest_custody(connection)
        for confidence in (0.5, 0.6):
            save_incident(connection, incident("i1", ("c1",), confidence=confidence), hour(-5), "test")
        save_incident(connection, incident("i2", ("c2",)), hour(-9), "test")
    with store.looking() as connection:
        assert alertlog.revised_since(connection, mark) == {"i1": 2, "i2": 1}
        assert alertlog.revised_since(connection, alertlog.newest_custody(connection)) == {}


@pytest.mark.parametrize(("by", "name"), [("country", "IQ"), ("place", "geonames:7"), ("all", "everywhere")])
def test_levels_count_each_incident_once(store: Store, by: str, name: str) -> None:
    with store.writing() as connection:
        for number in range(3):
            save_incident(connection, incident(f"i{number}", (f"c{number}",), place=town()), hour(0), "test")
    with store.looking() as connection:
        both = (Filter(type="ASSAULT"), Filter(country="IQ"))
        assert count_told(connection, both, by, DAY, DAY) == {name: {DAY: 3}}
        assert count_told(connection, (Filter(type="AID"),), by, DAY, DAY) == {}
        assert first_day_told(connection) == DAY
        assert name_place(connection, "geonames:7") == "Baghdad"
