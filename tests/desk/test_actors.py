"""The pages of actors."""

import json

import pytest
from starlette.testclient import TestClient
from tests.intake.events import AT, event
from tests.store.makers import NOON, incident

from tocsin.desk.actorfacts import Fight as FightWith
from tocsin.desk.actorfacts import graph_of, known_of, say_acts, say_years
from tocsin.intake.keeping import keep
from tocsin.knowledge.actorbook import load_actor_book
from tocsin.store.incidents import save_incident
from tocsin.store.opening import Store

ARMY = "/actors/state%3Aml%2Farmy"


def test_the_list_has_those_of_most_incidents_first(client: TestClient) -> None:
    page = client.get("/actors").text
    assert f'href="{ARMY}"' in page and 'href="/actors/gunmen"' in page and "Mali" in page


def test_private_persons_are_not_listed(record: Store, client: TestClient) -> None:
    with record.writing() as connection:
        act = incident("i9", ("c9",), actors=[("Amina Traoré", None)], recipients=[("villagers", None)])
        save_incident(connection, act, NOON, "arrival a9")
    page = client.get("/actors").text
    assert "villagers" in page and "Amina" not in page
    assert "Amina" not in client.get("/actors?name=traore").text.replace('value="traore"', "")


@pytest.mark.parametrize("asked", ["Malian", "state:ml/army", "malian armed forces"])
def test_actors_are_found_by_name_and_id(client: TestClient, asked: str) -> None:
    assert ARMY in client.get("/actors", params={"name": asked}).text


def test_the_search_knows_the_actor_book_too(client: TestClient) -> None:
    page = client.get("/actors?name=Wagner").text
    assert "Wagner Group" in page and "in the actor book only" in page
    assert "No actor of that name is known" in client.get("/actors?name=qqqqq").text


def test_a_known_actor_has_names_ties_and_sources(client: TestClient) -> None:
    page = client.get("/actors/actor%3Asd%2Frsf").text
    assert "<h1><bdi>Rapid Support Forces</bdi></h1>" in page
    tie = load_actor_book().ties("actor:sd/rsf")[0]
    assert tie.source in page and tie.status in page
    assert "The record holds no incident of this actor." in page


def test_an_actor_of_the_record_has_its_incidents_and_opponents(client: TestClient) -> None:
    page = client.get(ARMY).text
    assert "Kidal" in page and "Gao" in page
    assert 'data-graph="/api/actor-graph?actor=state%3Aml%2Farmy"' in page
    assert 'data-days="/api/days?actor=state%3Aml%2Farmy"' in page
    assert '<a href="/actors/gunmen"><bdi>gunmen</bdi></a>' in page


def test_an_actor_that_no_book_knows_goes_by_its_name(client: TestClient) -> None:
    page = client.get("/actors/gunmen").text
    assert "The actor book does not know this name" in page and "<dt>Kind</dt><dd>armed</dd>" in page


def test_the_page_keeps_the_filter_of_its_address(client: TestClient) -> None:
    page = client.get(f"{ARMY}?until=2025-03-01&role=recipient").text
    assert "until: 2025-03-01" in page and "No incident fits." in page
    assert "since is" in client.get(f"{ARMY}?since=never").text


def test_nobody_is_not_found(client: TestClient) -> None:
    assert client.get("/actors/nobody%20at%20all").status_code == 404


def test_the_graph_has_fights_between_the_others_and_ties(record: Store, client: TestClient) -> None:
    keep(record, *event(2, 0), AT)
    found = json.loads(client.get("/api/actor-graph", params={"actor": "state:ml/army"}).text)
    assert found["middle"] == "state:ml/army"
    assert {"id": "gunmen", "name": "gunmen", "kind": None} in found["nodes"]
    fight = next(edge for edge in found["edges"] if edge["kind"] == "fight")
    assert fight["count"] == 3 and fight["words"].startswith("3 acts, 2026-03-")


def test_only_so_many_are_drawn() -> None:
    known = known_of(load_actor_book().entry("actor:sd/rsf"))
    fights = [FightWith(f"a{number}", f"A {number}", None, 1, 0, None, None) for number in range(40)]
    found = graph_of(known, fights, [], 24)
    assert len(found["nodes"]) == 25
    assert {edge["to"] for edge in found["edges"]} <= {node["id"] for node in found["nodes"]}


def test_words_for_acts_and_years() -> None:
    assert say_acts(1, None, None) == "1 act, days not known"
    assert [say_years(*years) for years in (("2014", "2019"), ("2023", ""), ("", "2019"), ("", ""))] == [
        "2014 to 2019",
        "since 2023",
        "until 2019",
        "",
    ]
