"""OGC API - Features: by the letter of the standard, and by GDAL, which QGIS and many others use."""

import dataclasses
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send
from tests.desk.conftest import NOW, Ids
from tests.intake.events import AT, event

from tocsin.desk.app import make_desk
from tocsin.desk.setup import Desk
from tocsin.intake.keeping import keep
from tocsin.model.arrival import Arrival
from tocsin.model.party import Party
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.reading import Reading
from tocsin.store.opening import Store

ROOT = Path(__file__).parents[2]
ITEMS = "/ogc/collections/incidents/items"


def placed(number: int, precision: PlacePrecision, name: str = "Nowhere") -> tuple[Arrival, Reading]:
    """An event at a place of that precision, with coordinates whatever it is."""
    arrival, reading = event(number)
    place = Place(name, precision, "ML", 17.0, 1.0, f"made-up:{name}-{precision}")
    claim = dataclasses.replace(reading.claims[0], place=place)
    return arrival, dataclasses.replace(reading, claims=(claim,))


def test_the_landing_page_leads_to_all_that_there_is(client: TestClient) -> None:
    landing = client.get("/ogc").json()
    links = {link["rel"]: link for link in landing["links"]}
    assert set(links) == {"self", "service-desc", "conformance", "data"}
    for link in links.values():
        answer = client.get(link["href"])
        assert answer.status_code == 200
        assert answer.headers["content-type"] == link["type"]
    conforms = client.get(links["conformance"]["href"]).json()["conformsTo"]
    assert [name.rpartition("/")[2] for name in conforms] == ["core", "geojson", "oas30"]


def test_each_collection_leads_to_itself_and_to_its_items(client: TestClient) -> None:
    for told in client.get("/ogc/collections").json()["collections"]:
        links = {link["rel"]: link["href"] for link in told["links"]}
        assert client.get(links["self"]).json() == told
        items = client.get(links["items"])
        assert items.headers["content-type"] == "application/geo+json"
        first = items.json()["features"][0]
        one = client.get(f"{urlsplit(links['items']).path}/{first['id']}")
        assert one.headers["content-type"] == "application/geo+json"
        assert {name: value for name, value in one.json().items() if name != "links"} == first


def test_items_come_in_parts_that_follow_each_other(client: TestClient, ids: Ids) -> None:
    address, found = f"{ITEMS}?limit=1", []
    while address:
        part = client.get(address).json()
        assert (part["numberMatched"], part["numberReturned"]) == (2, 1)
        assert part["timeStamp"] == f"{NOW:%Y-%m-%dT%H:%M:%SZ}"
        found += [feature["id"] for feature in part["features"]]
        links = {link["rel"]: link["href"] for link in part["links"]}
        assert client.get(links["self"]).json() == part
        address = links.get("next", "")
    assert found == ids()[::-1]
    assert client.get(links["prev"]).json()["features"][0]["id"] == found[0]
    assert client.get(f"{ITEMS}?limit=5000").json()["numberReturned"] == 2


def test_a_feature_says_what_the_table_says_but_for_private_names(record: Store, client: TestClient) -> None:
    arrival, reading = event(2)
    claim = dataclasses.replace(
        reading.claims[0],
        actors=(Party("Zuhair Qawasmi", reading.claims[0].actors[0].span, kind="person"),),
    )
    keep(record, arrival, dataclasses.replace(reading, claims=(claim,)), AT)
    feature = client.get(f"{ITEMS}?place=Ménaka").json()["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [2.4, 15.92]}
    told = feature["properties"]
    assert (told["type"], told["standing"], told["country"], told["killed_best"]) == (
        "ASSAULT",
        "reported",
        "ML",
        4,
    )
    assert told["start"] == "2026-03-01"
    assert "private person" in told["actors"]
    assert "Qawasmi" not in client.get(ITEMS).text
    assert "latitude" not in told


@pytest.mark.parametrize("precision", ["site", "town", "district", "province", "country", "region"])
def test_what_is_no_place_on_the_ground_has_no_point(
    record: Store, client: TestClient, precision: PlacePrecision
) -> None:
    keep(record, *placed(81, precision), AT)
    incident = client.get(f"{ITEMS}?place=Nowhere").json()["features"][0]
    place = client.get("/ogc/collections/places/items?place=Nowhere").json()["features"][0]
    point = (
        {"type": "Point", "coordinates": [1.0, 17.0]} if precision in ("site", "town", "district") else None
    )
    assert incident["geometry"] == place["geometry"] == point
    assert place["properties"]["incidents"] == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("datetime=2026-03-01", 1),
        ("datetime=2026-03-01T12:00:00Z", 1),
        ("datetime=2026-03-02", 0),
        ("datetime=2026-03-01/2026-03-06", 2),
        ("datetime=2026-03-02T00:00:00Z/..", 1),
        ("datetime=../2026-03-05", 1),
        ("datetime=/2026-03-05", 1),
        ("datetime=2026-03-02/", 1),
        ("datetime=../..", 2),
        ("datetime=2026-03-02/..&until=2026-03-05", 0),
        ("bbox=1,18,2,19", 1),
        ("bbox=1,18,0,2,19,500", 1),
        ("bbox=10,10,20,20", 0),
        ("bbox=1,18,2,19&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84", 1),
        ("type=ASSAULT&standing=reported", 2),
        ("type=PROTEST", 0),
        ("country=ML&grade=corroborated", 1),
        ("f=json", 2),
    ],
)
def test_items_are_those_asked_for(client: TestClient, query: str, found: int) -> None:
    assert client.get(f"{ITEMS}?{query}").json()["numberMatched"] == found


@pytest.mark.parametrize(
    "query",
    [
        "datetime=soon",
        "datetime=2026-02-30",
        "datetime=2026-03-01T25:00:00Z",
        "datetime=2026-03-02/2026-03-01",
        "datetime=..",
        "datetime=2026-03-01/2026-03-02/2026-03-03",
        "bbox=1,2,3",
        "bbox=1,2,3,4,5",
        "bbox=a,b,c,d",
        "bbox=1,18,2,19&bbox-crs=EPSG:4326",
        "limit=0",
        "limit=-1",
        "offset=x",
        "colour=red",
        "f=html",
    ],
)
def test_what_breaks_the_standard_is_a_bad_request(client: TestClient, query: str) -> None:
    answer = client.get(f"{ITEMS}?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["incidents/items/i0", "places/items/p0", "roads", "roads/items"])
def test_what_there_is_not_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/ogc/collections/{path}").status_code == 404


def test_an_incident_that_ended_is_no_feature(client: TestClient, ids: Ids) -> None:
    start = client.get("/api").json()["check"]
    gone = ids()
    client.post("/api/incidents/merge", json={"incidents": gone}, headers={start["header"]: start["value"]})
    statuses = sorted(client.get(f"{ITEMS}/{id}").status_code for id in gone)
    assert statuses == [200, 404]


class Overheard:
    """An application that notes what it is asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.asked: list[tuple[str, dict[str, str]]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            query = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
            self.asked.append((scope["path"], query))
        await self._app(scope, receive, send)

    def items(self) -> list[dict[str, str]]:
        """The parameters of the requests for incidents."""
        return [query for path, query in self.asked if path == ITEMS]


@pytest.fixture
def served(record: Store) -> Iterator[tuple[str, Overheard]]:
    """A real server on the loopback over a dozen incidents, and what it is asked."""
    for number in range(1, 80, 8):
        keep(record, *event(number, number % 3), AT)
    heard = Overheard(make_desk(Desk(record, lambda: NOW, "1.0")))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(heard, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"OAPIF:http://127.0.0.1:{listening.getsockname()[1]}/ogc", heard
    server.should_exit = True
    thread.join()
    listening.close()


QUESTIONS: tuple[dict[str, object], ...] = (
    {},
    {"layer": "places"},
    {"bbox": [1.0, 18.0, 2.0, 19.0]},
    {"where": "type = 'PROTEST'"},
    {"where": "start >= '2026-04-01'"},
    {"where": "start <= '2026-03-10'"},
)


def test_gdal_lists_reads_part_by_part_and_has_the_server_look(
    served: tuple[str, Overheard], client: TestClient
) -> None:
    pytest.importorskip("pyogrio")
    address, heard = served
    done = subprocess.run(
        [sys.executable, "tests/desk/gdalasking.py"],
        input=json.dumps({"address": address, "questions": QUESTIONS}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["layers"] == ["incidents", "places"]
    everything, places, boxed, protests, later, earlier = found["read"]
    total = client.get(ITEMS).json()["numberMatched"]
    assert total > 10
    assert len(everything["rows"]) == everything["pointed"] == total
    assert (everything["crs"], everything["geometry"]) == ("EPSG:4326", "Point")
    assert {"headline", "start", "killed_best", "country"} <= set(everything["rows"][0])
    assert {row["place"] for row in places["rows"]} == {"Kidal", "Gao"}
    assert {row["place"] for row in boxed["rows"]} == {"Kidal"}
    assert protests["rows"] == []
    assert later["rows"] == [row for row in everything["rows"] if row["start"] >= "2026-04-01"] != []
    assert earlier["rows"] == [row for row in everything["rows"] if row["start"] <= "2026-03-10"] != []
    asked = heard.items()
    assert {"0", "10"} <= {query.get("offset", "0") for query in asked}
    assert [1, 18, 2, 19] in [
        [float(part) for part in query["bbox"].split(",")] for query in asked if "bbox" in query
    ]
    assert {"2026-04-01T/..", "../2026-03-10T"} <= {query.get("datetime") for query in asked}
    assert "PROTEST" in {query.get("type") for query in asked}
