"""The pages of places."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.store.makers import NOON, incident, town

from tocsin.desk import gazetteerfacts
from tocsin.store.incidents import save_incident
from tocsin.store.opening import Store

GAO = "/places/made-up%3AGao"


def test_places_stand_under_their_country(client: TestClient) -> None:
    page = client.get("/places").text
    assert '<a href="/places?country=ML">Mali</a>' in page
    assert f'<a href="{GAO}"><bdi>Gao</bdi></a>' in page


def test_one_country_has_all_its_places(client: TestClient) -> None:
    page = client.get("/places?country=ml").text
    assert "<h1>Mali</h1>" in page and "Kidal" in page
    assert "The record has no incident there." in client.get("/places?country=NO").text


def test_a_place_has_its_incidents_and_the_map_around_it(client: TestClient) -> None:
    page = client.get(GAO).text
    assert page.count('class="incident"') == 1
    assert 'data-points="/api/points?near=16.2700%2C-0.0500%2C50"' in page
    assert "The gazetteer does not know this place" in page


def test_the_gazetteer_tells_what_it_knows_and_both_views(record: Store, client: TestClient) -> None:
    with record.writing() as connection:
        act = incident(
            "i9", ("c9",), place=town("Simferopol", 44.95, 34.1, country="UA", id="geonames:693805")
        )
        save_incident(connection, act, NOON, "arrival a9")
    page = client.get("/places/geonames%3A693805").text
    assert "<dt>First-level unit</dt>" in page and "GeoNames" in page
    assert "<b>de jure</b> Ukraine" in page and "<b>de facto</b> Russia" in page


def test_a_place_that_only_the_gazetteer_knows_is_shown_empty(client: TestClient) -> None:
    page = client.get("/places/geonames%3A2988507").text
    assert "Paris" in page and "The record holds no incident of this place." in page


def test_a_name_of_several_places_says_so(record: Store, client: TestClient) -> None:
    with record.writing() as connection:
        for number, code in enumerate(("LY", "LB")):
            place = town("Tripoli", None, None, country=code, id=f"geonames:{number}")
            save_incident(
                connection, incident(f"i{number}", (f"c{number}",), place=place), NOON, "arrival a9"
            )
    page = client.get("/places/Tripoli").text
    assert "Reports mean several places by this name" in page and "in Libya" in page and "in Lebanon" in page


def test_without_a_gazetteer_the_page_stands(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteerfacts, "_path", lambda: Path("nowhere.sqlite"))
    assert client.get(GAO).status_code == 200


def test_the_filter_of_the_address_holds(client: TestClient) -> None:
    page = client.get(f"{GAO}?since=2027-01-01").text
    assert "No incident fits." in page and "since: 2027-01-01" in page


def test_nowhere_is_not_found(client: TestClient) -> None:
    assert client.get("/places/Atlantis").status_code == 404
