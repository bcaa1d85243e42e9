"""Tests the shapes of other projects: their headers to the letter, their codes, and nothing invented."""

import csv
import io
from dataclasses import replace

import pytest

from tocsin.exports.acled import acled_row
from tocsin.exports.bundle import Bundle
from tocsin.exports.countries import country_of, load_countries
from tocsin.exports.ged import ged_row, where_precision
from tocsin.exports.occurrence import happened
from tocsin.exports.register import FORMATS
from tocsin.model.incident import PartyTally
from tocsin.model.place import Place
from tocsin.ontology.crosswalks import acled_events
from tocsin.ontology.sides import load_sides
from tocsin.tables import read_table

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\t"
    "Recipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\t"
    "Recipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\t"
    "Story Locations\tLanguage\tVersion"
)
HEADERS = [("acled", ACLED, 31), ("ged", GED, 49), ("polecat", POLECAT, 40)]


def text(name: str, bundle: Bundle) -> str:
    stream = io.BytesIO()
    FORMATS[name].write(bundle, stream)
    return stream.getvalue().decode("utf-8")


def rows(name: str, bundle: Bundle) -> dict[str, dict[str, str]]:
    """The rows by the first column."""
    read = csv.DictReader(io.StringIO(text(name, bundle)), delimiter="\t" if name == "polecat" else ",")
    return {next(iter(row.values())): row for row in read}


def id_of(number: int) -> str:
    return f"i{number:012x}"


@pytest.mark.parametrize(("name", "header", "width"), HEADERS)
def test_the_header_is_exact(name: str, header: str, width: int, bundle: Bundle) -> None:
    line = text(name, bundle).split("\n", 1)[0]
    assert line == header
    assert len(line.split("\t" if name == "polecat" else ",")) == width


def test_a_strike_in_acled_shape(bundle: Bundle) -> None:
    row = rows("acled", bundle)[id_of(1)]
    known = {name: value for name, value in row.items() if value}
    assert known == {
        "event_id_cnty": id_of(1), "event_date": "2024-03-04", "year": "2024", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike", "actor1": "Russia", "inter1": "8", "actor2": "civilians in Ukraine",
        "inter2": "7", "interaction": "78", "civilian_targeting": "Civilian targeting", "iso": "804",
        "country": "Ukraine", "location": "Kharkiv", "latitude": "49.98", "longitude": "36.25", "geo_precision": "1",
        "source": "Wire A", "notes": "Russian drones hit Kharkiv, killing 4 civilians.", "fatalities": "4",
        "tags": "grade=corroborated; standing=reported", "timestamp": "1772359201",
    }  # fmt: skip


def test_a_battle_and_a_protest_in_acled_shape(bundle: Bundle) -> None:
    battle, protest = rows("acled", bundle)[id_of(2)], rows("acled", bundle)[id_of(7)]
    assert (battle["inter1"], battle["inter2"], battle["interaction"]) == ("2", "1", "12")
    assert (battle["time_precision"], battle["geo_precision"], battle["admin2"]) == ("2", "2", "Gwoza")
    assert (battle["assoc_actor_2"], battle["fatalities"], battle["civilian_targeting"]) == (
        "local militia",
        "7",
        "",
    )
    assert (protest["inter1"], protest["inter2"], protest["disorder_type"]) == ("6", "1", "Demonstrations")
    assert (protest["fatalities"], protest["longitude"]) == ("", "17.09")


def test_only_events_that_acled_knows_and_that_happened(bundle: Bundle) -> None:
    shown = rows("acled", bundle)
    assert {(row["event_type"], row["sub_event_type"]) for row in shown.values()} <= acled_events()
    assert id_of(3) not in shown and id_of(5) not in shown


def test_an_unknown_kind_has_no_code(bundle: Bundle) -> None:
    party = PartyTally("them", bundle.incidents[0].actors[0].backing)
    row = acled_row(bundle, replace(bundle.incidents[0], actors=(party,)))
    assert (row["inter1"], row["interaction"]) == (None, None)


def test_every_acled_event_has_a_disorder_type(bundle: Bundle) -> None:
    for event, sub in acled_events():
        assert acled_row(bundle, replace(bundle.incidents[0], acled=f"{event}: {sub}"))["disorder_type"]


def test_codes_are_given_to_known_kinds_only() -> None:
    coded = read_table("acled_inter.tsv", ("kind", "inter"), "tocsin.exports")
    assert {row["kind"] for row in coded} <= set(load_sides())
    assert {row["inter"] for row in coded} <= set("12345678")


def test_a_battle_in_ged_shape(bundle: Bundle) -> None:
    row = rows("ged", bundle)[id_of(2)]
    known = {name: value for name, value in row.items() if value}
    assert known == {
        "id": id_of(2), "year": "2024", "type_of_violence": "1", "number_of_sources": "1",
        "dyad_name": row["side_a"] + " - " + row["side_b"], "side_a": "Nigeria; local militia",
        "side_b": row["side_b"], "source_article": "The Daily, 2024-03-03", "source_office": "The Daily",
        "source_date": "2024-03-03", "source_original": "army", "where_prec": "3", "where_coordinates": "Gwoza",
        "where_description": "as told by one family", "adm_2": "Gwoza", "latitude": "11.08", "longitude": "13.69",
        "geom_wkt": "POINT (13.69 11.08)", "priogrid_gid": "145828", "country": "Nigeria", "country_id": "475",
        "region": "Africa", "date_prec": "2", "date_start": "2024-03-02", "date_end": "2024-03-05", "low": "7",
        "gwnoa": "475",
    }  # fmt: skip


def test_deaths_and_violence_in_ged_shape(bundle: Bundle) -> None:
    shown = rows("ged", bundle)
    assert set(shown) == {id_of(number) for number in (1, 2, 4, 6, 8)}
    strike, province = shown[id_of(1)], shown[id_of(6)]
    assert (strike["low"], strike["best"], strike["high"], strike["deaths_unknown"]) == ("3", "4", "5", "4")
    assert (strike["type_of_violence"], strike["gwnoa"], strike["gwnob"]) == ("3", "365", "")
    assert (province["where_prec"], province["priogrid_gid"], province["latitude"]) == ("4", "", "15.0")


def test_precision_of_places_in_ged_shape(bundle: Bundle) -> None:
    sea = Place("Red Sea", "region", id="tocsin:sea/red-sea")
    assert where_precision(sea) == 7
    assert where_precision(Place("Sahel", "region")) == 5
    assert where_precision(Place("Mali", "country", "ML")) == 6
    assert where_precision(Place("Springfield", "town", ambiguous=True)) is None
    assert ged_row(bundle, bundle.incidents[2])["latitude"] is None


def test_polecat_shape(bundle: Bundle) -> None:
    shown = rows("polecat", bundle)
    strike, threat = shown[id_of(1)], shown[id_of(3)]
    assert (strike["Event Type"], strike["Event Mode"], strike["Quad Code"]) == (
        "ASSAULT",
        "drone",
        "MATERIAL CONFLICT",
    )
    assert (strike["Actor Country"], strike["Recipient Name Raw"]) == ("RUS", "civilians in Ukraine")
    assert (strike["City"], strike["Country"], strike["GeoNames ID"], strike["Language"]) == (
        "Kharkiv",
        "UKR",
        "1",
        "en",
    )
    assert (threat["Event Type"], threat["Event Mode"], threat["Quad Code"]) == (
        "THREATEN",
        "violence",
        "VERBAL CONFLICT",
    )
    assert (threat["Country"], threat["Latitude"], threat["Event Date"]) == ("IRN", "", "")
    assert strike["Intensity"] == strike["Contexts"] == strike["Actor COW"] == ""


def test_a_denied_or_negated_act_did_not_happen(bundle: Bundle) -> None:
    strike = bundle.incidents[0]
    for standing in ("denied", "threatened", "called-for", "negated"):
        told = replace(strike, standings=(replace(strike.standings[0], standing=standing),))
        assert not happened(told)
    assert happened(strike)


def test_countries_have_codes_that_name_one_country_each() -> None:
    known = load_countries().values()
    for values in ([one.iso3 for one in known], [one.gw for one in known if one.gw]):
        assert len(values) == len(set(values))
    assert country_of("ML") is not None and country_of("??") is None and country_of(None) is None


@pytest.mark.parametrize(
    ("iso2", "region"),
    [("UA", "Europe"), ("ML", "Africa"), ("SY", "Middle East"), ("EG", "Middle East"), ("TR", "Middle East"),
     ("AF", "Asia"), ("FJ", "Asia"), ("CO", "Americas"), ("AZ", "Europe"), ("SD", "Africa"), ("PS", None)],
)  # fmt: skip
def test_regions_are_those_of_ucdp(iso2: str, region: str | None) -> None:
    country = country_of(iso2)
    assert country is not None and country.region == region
