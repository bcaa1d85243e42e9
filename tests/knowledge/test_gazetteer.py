"""The gazetteer as users meet it: one file built from the installed packages, opened and asked."""

from pathlib import Path

import pytest

from tocsin.errors import GazetteerError
from tocsin.knowledge.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("US", "US", "country"),
        ("U.S.", "US", "country"),
        ("UK", "GB", "country"),
        ("DR Congo", "CD", "country"),
        ("Ivory Coast", "CI", "country"),
        ("Burma", "MM", "country"),
        ("Georgia", "GE", "country"),
        ("El Salvador", "SV", "country"),
        ("Gaza", "PS", "province"),
        ("West Bank", "PS", "province"),
        ("Fallujah", "IQ", "town"),
        ("al-Fallujah", "IQ", "town"),
        ("Islamabad", "PK", "town"),
        ("Gao", "ML", "town"),
        ("Pokrovsk", "UA", "town"),
        ("Kursk Oblast", "RU", "province"),
        ("Ituri Province", "CD", "province"),
        ("Lower Shabelle", "SO", "province"),
        ("Salvador", "BR", "town"),
    ],
)
def test_the_first_place_of_a_name(gazetteer: Gazetteer, name: str, country: str, kind: str) -> None:
    first = gazetteer.lookup(name)[0]
    assert (first.country, first.kind) == (country, kind)


def test_spellings_do_not_matter(gazetteer: Gazetteer) -> None:
    spellings = ("Sana'a", "Sana’a", "SANAA", "sanaa", "Ṣan‘ā’")
    assert len({gazetteer.lookup(spelling)[0].id for spelling in spellings}) == 1


def test_codes_of_airports_and_states_are_no_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("BGW") == ()


def test_unknown_names_give_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("") == ()
    assert gazetteer.lookup("Qwrtzp") == ()
    assert not gazetteer.contains("Qwrtzp")


def test_longest_counts_the_words_of_the_longest_known_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["new", "new york", "new york times"]) == 2
    assert gazetteer.longest(["qwrtzp", "qwrtzp qwrtzp"]) == 0


def test_a_town_knows_its_units(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.lookup("Mosul")[0]
    assert mosul.admin1 == "Nineveh"
    assert gazetteer.lookup("Nineveh")[0].id in mosul.parents


def test_ids_find_their_places(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.lookup("Mosul")[0]
    assert gazetteer.by_id(mosul.id) is not None
    gaza = gazetteer.by_id("geonames:281132")
    assert gaza is not None and gaza.name == "Gaza Strip"
    assert gazetteer.by_id("geonames:x") is None


def test_disputed_places_show_both_views(gazetteer: Gazetteer) -> None:
    simferopol = gazetteer.lookup("Simferopol")[0]
    views = {view.status: view.country for view in gazetteer.views(simferopol)}
    assert views == {"de jure": "UA", "de facto": "RU"}
    assert gazetteer.views(gazetteer.lookup("Mosul")[0]) == ()


def test_every_first_country_has_coordinates(gazetteer: Gazetteer) -> None:
    for name in ("Russia", "United States", "China", "Sudan", "Palestine", "Kosovo"):
        country = gazetteer.lookup(name)[0]
        assert country.kind == "country" and country.lat is not None and country.precision == "country"


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_text("no database")
    with pytest.raises(GazetteerError):
        Gazetteer(broken)
    with pytest.raises(GazetteerError):
        Gazetteer(tmp_path / "missing.sqlite")
