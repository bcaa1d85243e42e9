"""What programs decide in the record, and who may."""

import pytest
from httpx import Response
from starlette.testclient import TestClient
from tests.desk.conftest import HOME, NOW, Ids, SignedIn, check_for, desk_behind

from tocsin.desk.guarding import CHECK
from tocsin.store.accounts import add_account, open_session


def post(browser: TestClient, path: str, **body: object) -> Response:
    answer: Response = browser.post(path, json=body, headers={CHECK: check_for(browser)})
    return answer


def claims_of(client: TestClient, id: str) -> list[str]:
    claims: list[str] = client.get(f"/api/incidents/{id}").json()["incident"]["claims"]
    return claims


def test_incidents_are_merged_and_the_act_undone(client: TestClient, ids: Ids) -> None:
    before = ids()
    merged = post(client, "/api/incidents/merge", incidents=before)
    assert merged.status_code == 200
    assert merged.headers["cache-control"] == "no-store"
    assert len(ids()) == 1
    undone = post(client, "/api/undo", act=merged.json()["act"])
    assert undone.json()["act"] == merged.json()["act"]
    assert ids() == before


def test_a_claim_is_split_off_and_judged_to_be_the_same_again(client: TestClient, ids: Ids) -> None:
    held = {id: claims_of(client, id) for id in ids()}
    id, claims = next((id, claims) for id, claims in held.items() if len(claims) == 2)
    split = post(client, f"/api/incidents/{id}/split", claims=claims[1:])
    assert split.status_code == 200
    assert len(ids()) == 3
    post(client, "/api/undo", act=split.json()["act"])
    apart = post(client, "/api/judgements", one=claims[0], other=claims[1], verdict="not-same")
    assert apart.json()["incidents"]
    assert len(ids()) == 3
    post(client, "/api/judgements", one=claims[1], other=claims[0], verdict="same")
    assert ids() == sorted(held)
    judged = client.get(f"/api/incidents/{id}").json()["judgements"]
    assert {one["by"] for one in judged if one["person"]} == {"owner"}


def test_a_correction_stands_beside_what_the_machine_said(client: TestClient, ids: Ids) -> None:
    id = ids()[0]
    sent = post(
        client, "/api/corrections", kind="incident", subject=id, field="place", value=None, note="not said"
    )
    assert sent.json()["incidents"] == [id]
    dossier = client.get(f"/api/incidents/{id}").json()
    assert dossier["incident"]["place"] is None
    correction = dossier["corrections"][0]
    assert (correction["value"], correction["note"], correction["by"]) == (None, "not said", "owner")
    assert correction["machine"]["precision"] == "town"
    post(client, "/api/undo", act=sent.json()["act"])
    assert client.get(f"/api/incidents/{id}").json()["incident"]["place"] is not None


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("incidents/merge", {}, 400, "incidents is missing"),
        ("incidents/merge", {"incidents": ["i0"]}, 400, "incidents is not a list of 2"),
        ("incidents/merge", {"incidents": ["i0", "i1"]}, 404, "no incident"),
        ("incidents/merge", {"incidents": "i0"}, 400, "incidents is not a list"),
        ("incidents/merge", {"incidents": ["i0", "i1"], "force": True}, 400, "no field 'force'"),
        ("incidents/i0/split", {"claims": ["c0"]}, 404, "no incident"),
        ("judgements", {"one": "c0", "other": "c0", "verdict": "same"}, 400, "the same claim"),
        ("judgements", {"one": "c0", "other": "c1", "verdict": "same"}, 404, "no claim 'c0'"),
        ("judgements", {"one": "c0", "other": "c1", "verdict": "withdrawn"}, 400, "verdict is not one of"),
        ("corrections", {"kind": "incident", "subject": "i0", "field": "type"}, 400, "value is missing"),
        (
            "corrections",
            {"kind": "day", "subject": "i0", "field": "x", "value": 1},
            400,
            "kind is not one of",
        ),
        ("corrections", {"kind": "claim", "subject": "c0", "field": "x", "value": 1}, 404, "no claim"),
        ("undo", {"act": "merge-99"}, 404, "nothing to undo"),
        ("undo", {"act": "x" * 5001}, 400, "a text is longer"),
        ("undo", {"act": 2**60}, 400, "a number is too large"),
    ],
)
def test_a_wrong_body_is_named(
    client: TestClient, path: str, body: dict[str, object], status: int, said: str
) -> None:
    answer = post(client, f"/api/{path}", **body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [b"", b"[1]", b"{", b'{"act": NaN}', b'{"act": "\\ud800"}', b'{"act": "\\u0000"}', b"\xff", b"[" * 99999],
)
def test_what_is_no_json_object_is_refused(client: TestClient, body: bytes) -> None:
    headers = {CHECK: check_for(client), "content-type": "application/json"}
    assert client.post("/api/undo", content=body, headers=headers).status_code == 400


def test_a_form_is_no_json(client: TestClient) -> None:
    answer = client.post("/api/undo", data={"act": "merge-1"}, headers={CHECK: check_for(client)})
    assert answer.status_code == 400
    assert "content-type" in answer.json()["hint"]


MISFITS: tuple[object, ...] = ({}, [], "x", -1, 1.5, True, {"name": 3}, [None], {"low": "a"}, 10**15)


@pytest.mark.parametrize("field", ["type", "modes", "actors", "when", "place", "killed", "grade", "nothing"])
def test_a_value_that_does_not_fit_is_refused_and_leaves_no_trace(
    client: TestClient, ids: Ids, field: str
) -> None:
    before, subject = client.get("/api/incidents").json(), ids()[0]
    for kind, named in (("incident", subject), ("claim", claims_of(client, subject)[0])):
        for value in MISFITS:
            sent = post(client, "/api/corrections", kind=kind, subject=named, field=field, value=value)
            assert sent.status_code in {200, 400, 404}, sent.text
            if sent.status_code == 200:
                post(client, "/api/undo", act=sent.json()["act"])
    assert client.get("/api/incidents").json() == before


def test_without_the_check_nothing_is_changed(client: TestClient, ids: Ids) -> None:
    assert client.post("/api/incidents/merge", json={"incidents": ids()}).status_code == 403
    assert len(ids()) == 2


def test_readers_change_nothing_and_coders_do(signed_in: SignedIn, ids: Ids) -> None:
    refused = post(signed_in("reader"), "/api/incidents/merge", incidents=ids())
    assert (refused.status_code, refused.json()["code"]) == (403, "access")
    assert post(signed_in("coder"), "/api/incidents/merge", incidents=ids()).status_code == 200


def test_a_token_writes_without_a_check(signed_in: SignedIn, ids: Ids) -> None:
    browser = signed_in("reader")
    with desk_behind(browser).store.writing() as connection:
        add_account(connection, "robot", "coder", "a long enough password", NOW)
        token = open_session(connection, "robot", "token", "test", NOW, NOW.replace(year=2030))
    robot = TestClient(browser.app, base_url=HOME, headers={"authorization": f"Bearer {token}"})
    assert robot.get("/api").json()["check"] is None
    sent = robot.post("/api/incidents/merge", json={"incidents": ids()})
    assert sent.status_code == 200
    assert len(ids()) == 1
