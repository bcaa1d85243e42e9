"""Sources as they did last, publisher families, readers."""

import datetime as dt
from dataclasses import replace

from tests.records import AT, Arrive, Keep
from tests.store.makers import incident

from tocsin.store.incidents import retire_incident, save_incident
from tocsin.store.opening import Store
from tocsin.store.sourceviews import count_families, family_counts, reader_counts, source_views
from tocsin.store.visits import Visit, keep_source, keep_visit

DAYS = dt.timedelta(days=1)


def test_sources_in_trouble_come_first_those_of_hand_last(store: Store, arrive: Arrive, keep: Keep) -> None:
    keep(arrive(source="Wire", url="https://wire.example/1"))
    keep(arrive(source="files", title="Another"))
    with store.writing() as connection:
        for name, least in (("Calm", None), ("Wire", 5)):
            keep_source(connection, name, {"name": name, "family": "Group", "least_per_day": least}, AT)
            keep_visit(connection, Visit(name, "https://wire.example/", AT, "new", 200, articles=1))
    with store.looking() as connection:
        found = source_views(connection, AT + 3 * DAYS)
    assert [(one.name, one.health.state if one.health else None) for one in found] == [
        ("Wire", "silent"),
        ("Calm", "well"),
        ("files", None),
    ]
    wire = found[0]
    assert wire.family == "Group" and wire.arrivals == 1 and wire.last == AT
    assert wire.visit is not None and wire.visit.status == 200
    assert found[2].arrivals == 1


def test_families_have_their_publishers_and_counts(store: Store, arrive: Arrive, keep: Keep) -> None:
    keep(arrive(publisher="Daily", url="https://daily.example/1"))
    keep(arrive(publisher="Weekly", url="https://weekly.example/1"))
    keep(arrive(publisher=None, url="https://else.example/1"))
    with store.looking() as connection:
        (family,) = family_counts(connection)
        assert count_families(connection) == 1
    assert (family.family, family.publishers, family.articles) == ("daily", ("Daily", "Weekly"), 3)
    assert family.incidents == 0 and family.last == dt.date(2026, 11, 23)


def test_incidents_that_have_ended_are_not_counted(store: Store, arrive: Arrive, keep: Keep) -> None:
    keep(arrive(publisher="Daily", url="https://daily.example/1"))
    with store.writing() as connection:
        for number in (1, 2, 3):
            told = replace(incident(f"i{number}", (f"c{number}",)), families=("daily",))
            save_incident(connection, told, AT, "arrival a1")
        retire_incident(connection, "i3", AT, "judgement 1")
    with store.looking() as connection:
        assert [(one.family, one.incidents) for one in family_counts(connection)] == [("daily", 2)]


def test_readers_are_told_apart_by_their_mark(store: Store, arrive: Arrive, keep: Keep) -> None:
    arrival = arrive()
    keep(arrival, "1.0")
    keep(arrival, "1.1", AT + DAYS)
    with store.looking() as connection:
        found = reader_counts(connection)
    assert [(one.version, one.readings) for one in found] == [("1.1", 1), ("1.0", 1)]
    assert found[0].last == AT + DAYS
