"""The place of an incident: as fine as the sources support, and no finer."""

from dataclasses import replace

from tests.incidents.tellings import telling

from tocsin.incidents.placelevels import country_place, fits, load_place_limits
from tocsin.incidents.whereabouts import reconcile_place
from tocsin.model.incident import IncidentPlace
from tocsin.model.place import PLACE_PRECISIONS, Place

COUNTRY = Place("Syria", "country", "SY", 34.8, 39.0, "geonames:163843")
PROVINCE = Place("Idlib Governorate", "province", "SY", 35.8, 36.7, "geonames:169387")
TOWN = Place("Binnish", "town", "SY", 35.96, 36.71, "geonames:1")
OTHER = Place("Sarmin", "town", "SY", 35.90, 36.72, "geonames:2")
FAR = Place("Abu Kamal", "town", "SY", 34.45, 40.92, "geonames:3")
ABROAD = Place("Kilis", "town", "TR", 36.72, 37.12, "geonames:4")


VAGUE = Place("Salihiyah", "town", "SY", ambiguous=True)


def found(*tellings: tuple[str, Place | None]) -> IncidentPlace:
    place = reconcile_place([telling(family, place=where) for family, where in tellings])
    assert place is not None
    return place


def test_the_finest_place_that_is_not_contradicted() -> None:
    place = found(("ap", COUNTRY), ("bbc", TOWN), ("dw", PROVINCE))
    assert place.place == TOWN and place.backing.families == ("ap", "bbc", "dw")
    assert place.words == "town Binnish (Associated Press, BBC News, Deutsche Welle)"


def test_towns_that_contradict_each_other_leave_the_area_that_a_source_gives() -> None:
    place = found(("ap", TOWN), ("bbc", OTHER), ("dw", PROVINCE), ("afp", COUNTRY))
    assert place.place == PROVINCE
    assert place.words.startswith(
        "sources differ: town Binnish (Associated Press), town Sarmin (BBC News); province"
    )


def test_else_they_leave_the_country() -> None:
    place = found(("ap", TOWN), ("bbc", OTHER))
    assert (place.place.name, place.place.precision, place.place.country) == ("Syria", "country", "SY")
    assert place.words.endswith("all lie in Syria")


def test_an_area_that_does_not_hold_both_is_no_level_up() -> None:
    place = found(("ap", TOWN), ("bbc", FAR), ("dw", PROVINCE), ("afp", FAR))
    assert place.place.precision == "country"


def test_places_in_two_countries_have_no_point() -> None:
    place = found(("ap", TOWN), ("bbc", ABROAD))
    assert (place.place.name, place.place.precision) == ("Binnish or Kilis", "region")
    assert place.place.lat is None and place.place.id is None


def test_twice_as_many_families_settle_it() -> None:
    place = found(("ap", TOWN), ("bbc", TOWN), ("dw", OTHER))
    assert place.place == TOWN
    assert place.words == "town Binnish (Associated Press, BBC News); town Sarmin (Deutsche Welle)"


def test_an_ambiguous_name_has_no_point() -> None:
    place = found(("ap", VAGUE))
    assert place.place == VAGUE and place.words == "Salihiyah may mean several places"


def test_an_ambiguous_name_leaves_the_area_that_a_source_gives() -> None:
    assert found(("ap", VAGUE), ("bbc", COUNTRY)).place == COUNTRY


def test_an_ambiguous_name_contradicts_no_clear_one() -> None:
    assert found(("ap", VAGUE), ("bbc", TOWN)).place == TOWN


def test_two_places_of_one_name_are_an_ambiguous_name() -> None:
    place = found(("ap", TOWN), ("bbc", replace(ABROAD, name="Binnish")))
    assert place.place == Place("Binnish", "town", ambiguous=True)


def test_a_clear_telling_settles_an_ambiguous_one() -> None:
    vague = Place("Binnish", "town", "SY", ambiguous=True)
    assert found(("ap", vague), ("bbc", TOWN)).place == TOWN


def test_no_source_no_place() -> None:
    assert reconcile_place([telling(), telling("bbc")]) is None


def test_the_levels_are_those_of_the_codebook() -> None:
    assert set(load_place_limits().reach_km) == set(PLACE_PRECISIONS) - {"country", "region"}
    assert fits(TOWN, PROVINCE) and fits(TOWN, COUNTRY) and not fits(PROVINCE, TOWN)
    assert not fits(FAR, PROVINCE) and not fits(ABROAD, COUNTRY)
    assert country_place("SY") is not None and country_place("ZZ") is None
