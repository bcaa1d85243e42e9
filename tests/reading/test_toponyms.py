"""Place names in text, and which places they mean."""

from collections.abc import Mapping

import pytest

from tocsin.knowledge.gazetteer import Gazetteer, open_gazetteer
from tocsin.reading.toponymresolution import ResolvedToponym, resolve_toponyms
from tocsin.reading.toponyms import find_toponyms
from tocsin.reading.toponymwords import toponym_words


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def _names(text: str, gazetteer: Gazetteer, taken: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [toponym.text for toponym in find_toponyms(text, gazetteer, taken)]


def _resolve(
    text: str, gazetteer: Gazetteer, countries: Mapping[str, float] | None = None
) -> list[ResolvedToponym]:
    return resolve_toponyms(find_toponyms(text, gazetteer), gazetteer, countries or {})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell on Kharkiv and Deir ez-Zor.", ["Kharkiv", "Deir ez-Zor"]),
        ("Fighters left Ituri Province on foot.", ["Ituri Province"]),
        ("He was held in the city of Ra's al-'Ayn.", ["Ra's al-'Ayn"]),
        ("A drone hit Bagram airbase at dawn.", ["Bagram airbase"]),
        ("Troops in southern Beirut fired.", ["southern Beirut"]),
        ("The flight to Port-au-Prince was hit.", ["Port-au-Prince"]),
        ("Talks between Israel–Lebanon envoys", ["Israel", "Lebanon"]),
        ("Syria's Idlib province was quiet.", ["Syria", "Idlib province"]),
        (
            "Officials in the United States, Bosnia and Herzegovina agreed.",
            ["United States", "Bosnia and Herzegovina"],
        ),
        ("He sailed the Red Sea towards the West Bank.", ["Red Sea", "West Bank"]),
    ],
)
def test_names_are_found_whole(gazetteer: Gazetteer, text: str, found: list[str]) -> None:
    assert _names(text, gazetteer) == found


@pytest.mark.parametrize(
    "text",
    [
        "Mr Jordan spoke to Paris Hilton.",
        "Israel Katz and Michael Jordan met Austin Baker.",
        "Police said on Sunday in March that Many were Ready.",
        "The White House said nothing.",
        "Mir Qwrtzp was shot on Lincoln Avenue.",
        "it told us nothing at all, as at Noon",
        "",
        "—… 123 !!",
    ],
)
def test_what_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert _names(text, gazetteer) == []


def test_a_surname_learnt_once_is_no_town_later(gazetteer: Gazetteer) -> None:
    assert _names("Robert Lincoln resigned. Lincoln had been ill.", gazetteer) == []


def test_common_words_need_evidence(gazetteer: Gazetteer) -> None:
    assert _names("Reading is hard.", gazetteer) == []
    assert _names("The attack in Reading shocked the country.", gazetteer) == ["Reading"]


def test_taken_words_are_left_alone(gazetteer: Gazetteer) -> None:
    text = "The Gaza Health Ministry counted dead in Rafah."
    assert _names(text, gazetteer, ((4, 24),)) == ["Rafah"]
    first = find_toponyms(text, gazetteer)[0]
    assert (first.name, first.modifier) == ("Gaza", True)


def test_text_in_capitals(gazetteer: Gazetteer) -> None:
    text = "GUERRILLAS ATTACKED A BRIDGE IN SAN SALVADOR, EL SALVADOR, AND TOLD US NOTHING."
    assert _names(text, gazetteer) == ["SAN SALVADOR", "EL SALVADOR"]


def test_offsets_name_the_words(gazetteer: Gazetteer) -> None:
    text = "Rockets hit northern Aleppo province and the town of al-Bab."
    for toponym in find_toponyms(text, gazetteer):
        assert text[toponym.start : toponym.end] == toponym.text
        assert text[toponym.core_start : toponym.core_end] == toponym.name
    first = find_toponyms(text, gazetteer)[0]
    assert (first.direction, first.name, first.cue) == ("northern", "Aleppo", "province")


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        ("He fled to Tripoli, Lebanon.", "LB", "town"),
        ("He fled to Tripoli, Libya.", "LY", "town"),
        ("Paris, Texas, is small.", "US", "town"),
        ("Athens, Georgia, saw a protest.", "US", "town"),
        ("Clashes were heard in Aleppo province.", "SY", "province"),
        ("Shells hit Aleppo.", "SY", "town"),
    ],
)
def test_the_holder_and_the_generic_word_decide(
    gazetteer: Gazetteer, text: str, country: str, kind: str
) -> None:
    first = _resolve(text, gazetteer)[0].record
    assert (first.country, first.kind) == (country, kind)


def test_a_pair_settles_its_holder_too(gazetteer: Gazetteer) -> None:
    georgia = _resolve("Athens, Georgia, saw a protest.", gazetteer)[1].record
    assert (georgia.country, georgia.kind) == ("US", "province")
    assert _resolve("Tbilisi, Georgia, saw a protest.", gazetteer)[1].record.kind == "country"


def test_the_countries_of_the_article_decide(gazetteer: Gazetteer) -> None:
    text = "Government forces shelled the town of Al-Bayda."
    assert _resolve(text, gazetteer, {"YE": 2.0})[0].record.country == "YE"
    assert _resolve(text, gazetteer, {"LY": 2.0})[0].record.country == "LY"


def test_near_places_decide(gazetteer: Gazetteer) -> None:
    text = "Forces took Al-Bayda. They had come from Marib and Dhamar the day before."
    assert _resolve(text, gazetteer)[0].record.country == "YE"


def test_what_the_article_does_not_settle_is_said(gazetteer: Gazetteer) -> None:
    (place,) = _resolve("He was seen in Springfield.", gazetteer)
    assert place.ambiguous and place.point is None and len(place.candidates) > 1


def test_parts_of_countries_lie_where_the_words_say(gazetteer: Gazetteer) -> None:
    (north,) = _resolve("Fighting flared in northern Yemen.", gazetteer)
    (south,) = _resolve("Fighting flared in southern Yemen.", gazetteer)
    assert north.precision == south.precision == "province"
    assert north.point is not None and south.point is not None and north.point[0] > south.point[0] + 1
    assert north.record.id == south.record.id


def test_reasons_and_scores_are_given(gazetteer: Gazetteer) -> None:
    place = _resolve("A bomb in Mosul, Iraq, killed two.", gazetteer)[0]
    assert "in Iraq, as the text says" in place.reasons
    assert 0.5 < place.score <= 1 and place.candidates[0].record == place.record


def test_the_word_tables_keep_their_format() -> None:
    words = toponym_words()
    assert not words.never & words.weak
    assert {"march", "police"} <= words.never and "reading" in words.weak
    assert all(
        word == word.lower() for word in (*words.never, *words.weak, *words.given_names, *words.titles)
    )


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("COVINGTON, Ky. (AP) - A man was held.", "Ky.", "Kentucky"),
        ("He was shot in Columbus, OH on Monday.", "OH", "Ohio"),
        ("The county of Boone, W. Va., was hit.", "W. Va.", "West Virginia"),
    ],
)
def test_provinces_written_short(gazetteer: Gazetteer, text: str, name: str, place: str) -> None:
    found = {one.toponym.name: one.record for one in _resolve(text, gazetteer)}
    assert (found[name].name, found[name].kind) == (place, "province")


def test_short_forms_that_are_words_need_a_comma(gazetteer: Gazetteer) -> None:
    assert _names("Miss. Smith fell Ill. OK was her answer.", gazetteer) == []


def test_a_county_is_found_by_its_full_name(gazetteer: Gazetteer) -> None:
    text = "Deputies of Anderson County, Kentucky, found him."
    record = _resolve(text, gazetteer)[0].record
    assert (record.name, record.country) == ("Anderson County", "US")
    assert _names("Osman Digna Air Base was hit.", gazetteer) == []


def test_the_province_named_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    text = "Dublin will build a road. The town lies in Ohio, where Columbus is the capital."
    dublin = _resolve(text, gazetteer)[0]
    assert (dublin.record.country, dublin.record.admin1) == ("US", "Ohio")
    assert "in a province the article names" in dublin.reasons


def test_who_speaks_is_no_town(gazetteer: Gazetteer) -> None:
    assert _names("Nobody slept, said Bruno. The street, Heath added, was empty.", gazetteer) == []
    assert _names("The fire in Bruno was put out, said Bruno.", gazetteer)[:1] == ["Bruno"]
    assert _names("On Friday Moscow said nothing.", gazetteer) == ["Moscow"]
