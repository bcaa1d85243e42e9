"""What is typed on the page of an incident changes the record, can be undone, and says in one line why it cannot be."""

import re

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids, Send, SignedIn, post_form

from tocsin.desk.pages.deciding import inward
from tocsin.store.corrections import corrections_of
from tocsin.store.incidentlookup import incident_of
from tocsin.store.opening import Store
from tocsin.store.verify import verify


def test_split_merge_and_undo(record: Store, ids: Ids, client: TestClient, send: Send) -> None:
    first, second = ids()
    with record.looking() as connection:
        keys = incident_of(connection, first).claims
    answer = send(f"/incidents/{first}/split", claim=keys[1])
    page, _, act = answer.headers["location"].partition("?done=")
    assert (answer.status_code, page) == (303, f"/incidents/{first}")
    assert len(ids()) == 3 and client.get(page).status_code == 200
    answer = send("/undo", act=act, back=page)
    assert (answer.status_code, ids()) == (303, [first, second])
    answer = send(f"/incidents/{second}/merge", with_=f"http://127.0.0.1/incidents/{first}")
    assert len(ids()) == 1
    assert answer.headers["location"].startswith(f"/incidents/{ids()[0]}?done=merge-")
    assert verify(record) == []


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        ("killed", "12-15", "12-15"),
        ("killed", "at least 9", "9+"),
        ("killed", "", "not known"),
        ("when", "2026-03-02 to 2026-03-04", "2026-03-02 to 2026-03-04"),
        ("actors", "Rapid Support Forces, farmers", "farmers"),
        ("place", "Ansongo, ML @ 15.66, 0.5", "Ansongo, ML"),
        ("type", "protest", "PROTEST"),
        ("grade", "contested", "contested"),
    ],
)
def test_a_typed_value_stands_beside_the_machines(
    record: Store, ids: Ids, client: TestClient, send: Send, field: str, typed: str, shown: str
) -> None:
    id = ids()[0]
    answer = send(f"/incidents/{id}/correct", field=field, value=typed, note="as the ministry says")
    assert answer.headers["location"].startswith(f"/incidents/{id}?done=correct-")
    page = client.get(f"/incidents/{id}").text
    assert shown in page and "as the ministry says" in page
    with record.looking() as connection:
        (kept,) = corrections_of(connection, "incident", id)
    assert kept.by == "owner" and kept.machine is not None and kept.value != kept.machine


def test_what_the_machine_said_is_kept_in_short(record: Store, ids: Ids, send: Send) -> None:
    id = ids()[0]
    for field, value in (("killed", "7"), ("place", "Gao, ML @ 16.2, 0"), ("modes", "")):
        assert send(f"/incidents/{id}/correct", field=field, value=value).status_code == 303
    with record.looking() as connection:
        machine = {one.field: one.machine for one in corrections_of(connection, "incident", id)}
    assert machine["killed"] == {"low": 4, "best": 4, "high": 4}
    assert isinstance(machine["place"], dict) and machine["place"]["name"] == "Kidal"
    assert machine["modes"] == []


@pytest.mark.parametrize(
    ("field", "typed", "line"),
    [
        ("killed", "a few", "write 12, 12-15, at least 4"),
        ("killed", "15-12", "write 12, 12-15"),
        ("killed", "99999999999", "write 12, 12-15"),
        ("when", "03/05/2024", "write 2024-05-03"),
        ("when", "2024-02-31", "write 2024-05-03"),
        ("type", "battle", "use one of"),
        ("modes", "aerial-nonsense", "use one of"),
        ("place", "Xyzzyburg", "the gazetteer knows no place"),
        ("actors", "actor:zz/none", "the actor book has no"),
        ("speaker", "x", "there is no such field"),
    ],
)
def test_a_wrong_value_is_asked_anew(ids: Ids, send: Send, field: str, typed: str, line: str) -> None:
    answer = send(f"/incidents/{ids()[0]}/correct", field=field, value=typed, note="why")
    assert answer.status_code == 400
    error = re.search(r'<p class="error"[^>]*>([^<]*)</p>', answer.text)
    assert error is not None and line in error[1] and "\n" not in error[1]
    assert 'name="note" value="why"' in answer.text and f'value="{typed}"' in answer.text


def test_where_several_places_have_the_name_one_is_chosen(
    record: Store, ids: Ids, client: TestClient, send: Send
) -> None:
    id = ids()[0]
    asked = send(f"/incidents/{id}/correct", field="place", value="Idlib")
    assert asked.status_code == 400 and "Which one?" in asked.text
    chosen = re.findall(r'name="chosen" value="(geonames:\d+)"', asked.text)
    assert len(chosen) > 1
    answer = send(f"/incidents/{id}/correct", field="place", value="Idlib", chosen=chosen[1])
    assert answer.status_code == 303
    with record.looking() as connection:
        place = incident_of(connection, id).place
    assert place is not None and place.place.id == chosen[1]


def test_where_several_actors_have_the_name_one_is_chosen(ids: Ids, send: Send, record: Store) -> None:
    id = ids()[0]
    asked = send(f"/incidents/{id}/correct", field="actors", value="farmers, RSF")
    assert 'name="chosen" value="farmers, actor:sd/rsf"' in asked.text
    send(f"/incidents/{id}/correct", field="actors", value="x", chosen="farmers, actor:sd/rsf")
    with record.looking() as connection:
        assert [one.id for one in incident_of(connection, id).actors] == [None, "actor:sd/rsf"]


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/incidents/{id}/split", {}, 409),
        ("/incidents/{id}/split", {"claim": "c0"}, 409),
        ("/incidents/{id}/merge", {"with_": "i000000000000"}, 404),
        ("/incidents/{id}/merge", {"with_": ""}, 404),
        ("/incidents/i000000000000/correct", {"field": "killed", "value": "3"}, 404),
        ("/undo", {"act": "split-999", "back": "/"}, 404),
    ],
)
def test_what_cannot_be_done_is_said(
    ids: Ids, send: Send, path: str, fields: dict[str, str], status: int
) -> None:
    before = ids()
    answer = send(path.format(id=before[0]), **fields)
    assert answer.status_code == status and '<p class="error"' in answer.text
    assert ids() == before


def test_an_act_is_undone_once(ids: Ids, send: Send, client: TestClient) -> None:
    id = ids()[0]
    send(f"/incidents/{id}/correct", field="killed", value="3")
    act = re.search(r'name="act" value="(correct-\d+)"', client.get(f"/incidents/{id}").text)
    assert act is not None
    assert send("/undo", act=act[1], back=f"/incidents/{id}").headers["location"] == f"/incidents/{id}"
    assert send("/undo", act=act[1]).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "incidents",
     "/a\r\nset-cookie: x", "http://[", "/é"],
)  # fmt: skip
def test_no_form_leads_out_of_the_desk(address: str, ids: Ids, send: Send) -> None:
    assert inward(address) == "/"


def test_the_way_back_stays(ids: Ids) -> None:
    assert inward("/review?item=pair%3Aa%2Bb&done=x#now") == "/review?item=pair%3Aa%2Bb&done=x#now"


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("coder", 303), ("editor", 303)])
def test_readers_decide_nothing(signed_in: SignedIn, ids: Ids, role: str, status: int) -> None:
    browser, before = signed_in(role), ids()
    answer = post_form(browser, f"/incidents/{before[0]}/merge", with_=before[1])
    assert answer.status_code == status
    assert len(ids()) == (2 if status == 403 else 1)


def test_who_decided_is_kept(signed_in: SignedIn, ids: Ids, record: Store) -> None:
    browser, id = signed_in("coder"), ids()[0]
    post_form(browser, f"/incidents/{id}/correct", field="injured", value="3", note="x\x00y\x1b[31m")
    with record.looking() as connection:
        (kept,) = corrections_of(connection, "incident", id)
    assert (kept.by, kept.note) == ("coder1", "xy[31m")
