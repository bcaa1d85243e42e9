"""What programs read of the record."""

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids, SignedIn

LISTS = ("incidents", "actors", "places", "sources", "points", "days", "snapshots")


def test_the_start_says_what_there_is_and_every_address_answers(client: TestClient) -> None:
    start = client.get("/api").json()
    assert set(start["links"]) == {*LISTS, "openapi", "ogc"}
    assert start["person"] == {"name": "owner", "role": "editor"}
    for address in start["links"].values():
        assert client.get(address).status_code == 200


def test_incidents_come_a_page_at_a_time(client: TestClient, ids: Ids) -> None:
    first = client.get("/api/incidents", params={"limit": 1, "order": "oldest", "country": "ml"})
    told = first.json()
    assert [one["id"] for one in told["incidents"]] == ids()[:1]
    assert (told["total"], told["limit"], told["offset"]) == (2, 1, 0)
    assert told["filter"] == {"country": "ML"}
    assert set(told["links"]) == {"next"}
    assert first.headers["link"] == f'<{told["links"]["next"]}>; rel="next"'
    second = client.get(told["links"]["next"]).json()
    assert [one["id"] for one in second["incidents"]] == ids()[1:]
    assert set(second["links"]) == {"prev"}
    assert client.get(second["links"]["prev"]).json()["incidents"] == told["incidents"]


def test_an_incident_comes_with_all_that_carries_it(client: TestClient, ids: Ids) -> None:
    dossier = client.get(f"/api/incidents/{ids()[0]}").json()
    assert dossier["incident"]["headline"]
    assert [claim["key"] for claim in dossier["claims"]] == dossier["incident"]["claims"]
    told = dossier["claims"][0]
    article = client.get(f"/api/articles/{told['article']}").json()
    assert [claim["key"] for claim in article["claims"]] == [told["key"]]
    assert article["text"].startswith("Gunmen attacked")
    assert article["arrivals"][0]["source"]
    claim = client.get(f"/api/claims/{told['key']}").json()
    assert claim["incident"] == ids()[0]
    assert claim["article"]["id"] == told["article"]
    assert claim["claim"] == told["claim"]


def test_an_incident_comes_as_it_stood(client: TestClient, ids: Ids) -> None:
    address = f"/api/incidents/{ids()[0]}"
    assert client.get(address, params={"as_of": "2026-04-01"}).json() == client.get(address).json()
    before = client.get(address, params={"as_of": "2020-01-01"})
    assert before.status_code == 404


def test_actors_and_places_are_counted(client: TestClient) -> None:
    actors = client.get("/api/actors", params={"name": "malian arm"}).json()
    assert [(one["key"], one["incidents"]) for one in actors["actors"]] == [("state:ml/army", 2)]
    assert client.get("/api/actors", params={"limit": 1}).json()["total"] == 2
    places = client.get("/api/places", params={"country": "ML"}).json()
    assert {one["name"]: one["incidents"] for one in places["places"]} == {"Kidal": 1, "Gao": 1}
    assert client.get("/api/places", params={"country": "SD"}).json()["total"] == 0


def test_points_and_days_are_what_the_map_and_the_timeline_draw(client: TestClient, ids: Ids) -> None:
    drawn = client.get("/api/points", params={"place": "Kidal"}).json()
    row = dict(zip(drawn["columns"], drawn["rows"][0], strict=True))
    assert row["id"] in ids()
    assert (row["lat"], row["lon"], row["precision"], row["killed"]) == (18.44, 1.41, "town", 4)
    assert (row["start"], row["place"], row["place_id"]) == ("2026-03-01", "Kidal", "made-up:Kidal")
    assert row["words"]
    days = client.get("/api/days").json()
    assert days["gaps"] == []
    assert sum(day["standing"]["reported"] for day in days["days"]) == 2


def test_points_come_packed_to_those_who_take_it_so(client: TestClient) -> None:
    packed = client.get("/api/points", headers={"accept-encoding": "gzip"})
    plain = client.get("/api/points", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


@pytest.mark.parametrize("name", LISTS)
def test_what_a_program_has_already_is_not_sent_again(client: TestClient, name: str) -> None:
    first = client.get(f"/api/{name}")
    mark = first.headers["etag"]
    again = client.get(f"/api/{name}", headers={"if-none-match": f'"other", {mark}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    assert client.get(f"/api/{name}", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_change_of_the_record_changes_the_marks(client: TestClient, ids: Ids) -> None:
    names = ("incidents", "points", "days")
    before = [client.get(f"/api/{name}").headers["etag"] for name in names]
    check = client.get("/api").json()["check"]
    sent = client.post(
        "/api/corrections",
        json={"kind": "incident", "subject": ids()[0], "field": "killed", "value": 9},
        headers={check["header"]: check["value"]},
    )
    assert sent.status_code == 200
    after = [client.get(f"/api/{name}").headers["etag"] for name in names]
    assert all(one != other for one, other in zip(before, after, strict=True))
    killed = client.get("/api/points").json()
    assert 9 in [row[killed["columns"].index("killed")] for row in killed["rows"]]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/api/incidents?limit=501", 400, "limit is a whole number from 1 to 500"),
        ("/api/incidents?offset=-1", 400, "offset"),
        ("/api/incidents?order=best", 400, "no order 'best'"),
        ("/api/incidents?contry=ML", 400, "no filter 'contry'"),
        ("/api/incidents?since=soon", 400, "since is a day"),
        ("/api/points?limit=3", 400, "no parameter 'limit'"),
        ("/api/actors?nmae=x", 400, "no parameter 'nmae'"),
        ("/api/incidents/i000000000000", 404, "no incident"),
        ("/api/incidents/i000000000000?as_of=then", 400, "as_of is"),
        ("/api/articles/a0", 404, "no article a0"),
        ("/api/claims/c0", 404, "no claim 'c0'"),
        ("/api/snapshots/none", 404, "no snapshot 'none'"),
        ("/api/nothing", 404, "there is nothing at '/api/nothing'"),
        ("/ogc/nothing", 404, "there is nothing at"),
        ("/api/undo", 405, "GET is not for /api/undo"),
    ],
)
def test_errors_are_problems(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in problem["detail"]
    assert set(problem) == {"type", "title", "status", "detail", "hint", "code"}


def test_nobody_reads_at_a_desk_with_accounts(signed_in: SignedIn) -> None:
    reader = signed_in("reader")
    assert reader.get("/api/incidents").status_code == 200
    reader.cookies.clear()
    assert reader.get("/api/incidents").status_code == 401
