"""How many incidents each place has."""

import pytest
from tests.store.makers import DAY, NOON, incident, town

from tocsin.store.incidents import save_incident
from tocsin.store.opening import Store
from tocsin.store.placeviews import count_places, count_without_place, place_middle, places_meant


@pytest.fixture
def filled(store: Store) -> Store:
    """Two acts in Baghdad, one in Tripoli of Libya and of Lebanon each, one nowhere."""
    places = (
        town(),
        town(),
        town("Tripoli", 32.9, 13.2, country="LY", id="geonames:1"),
        town("Tripoli", 34.4, 35.8, country="LB", id="geonames:2"),
        None,
    )
    with store.writing() as connection:
        for number, place in enumerate(places):
            save_incident(
                connection, incident(f"i{number}", (f"c{number}",), place=place), NOON, "arrival a1"
            )
    return store


def test_places_are_counted_by_country(filled: Store) -> None:
    with filled.looking() as connection:
        found = count_places(connection)
        assert [(one.name, one.country, one.incidents) for one in found] == [
            ("Baghdad", "IQ", 2),
            ("Tripoli", "LY", 1),
            ("Tripoli", "LB", 1),
        ]
        assert found[0].last == DAY and found[0].precision == "town"
        assert [one.id for one in count_places(connection, "LB")] == ["geonames:2"]
        assert count_without_place(connection) == 1


def test_a_name_may_mean_several_places_an_id_means_one(filled: Store) -> None:
    with filled.looking() as connection:
        counts = count_places(connection)
        assert [one.country for one in places_meant(counts, "tripoli")] == ["LY", "LB"]
        assert [one.country for one in places_meant(counts, "geonames:2")] == ["LB"]
        assert places_meant(counts, "Atlantis") == []
        assert place_middle(connection, "geonames:2") == (34.4, 35.8)
        assert place_middle(connection, "geonames:9") is None
