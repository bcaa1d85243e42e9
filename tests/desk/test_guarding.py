"""What is not sent from our own pages, by a person who may, to a name that is ours, changes nothing."""

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import HOME, Ids, SignedIn, check_for, desk_behind, post_form

from tocsin.desk.app import make_desk
from tocsin.desk.guarding import CHECK, LARGEST_BODY, check_of
from tocsin.desk.people import Person

POSTS = ("/incidents/{id}/split", "/incidents/{id}/merge", "/incidents/{id}/correct", "/undo", "/review", "/coding",
         "/coding/one")  # fmt: skip
FORM = "application/x-www-form-urlencoded"


def merge(
    browser: TestClient, ids: list[str], headers: dict[str, str] | None = None, check: str | None = None
) -> int:
    """Tries to merge the two incidents; gives the status."""
    data = {"with": ids[1], **({} if check is None else {"check": check})}
    answer = browser.post(f"/incidents/{ids[0]}/merge", data=data, headers=headers, follow_redirects=False)
    status: int = answer.status_code
    return status


@pytest.mark.parametrize("check", [None, "", "0" * 64, "é", "a" * 5000])
def test_without_the_right_check_nothing_changes(client: TestClient, ids: Ids, check: str | None) -> None:
    before = ids()
    assert merge(client, before, check=check) == 403
    assert ids() == before


def test_the_check_of_another_person_is_none(signed_in: SignedIn, ids: Ids) -> None:
    one, other = signed_in("editor"), signed_in("editor")
    before = ids()
    assert merge(one, before, check=check_for(other)) == 403
    assert (
        merge(one, before, check=check_of(desk_behind(one), Person("owner", "editor", "owner", "owner")))
        == 403
    )
    assert merge(one, before, check=check_for(one)) == 303


def test_the_check_of_another_run_is_none(client: TestClient, ids: Ids) -> None:
    desk = desk_behind(client)
    again = TestClient(make_desk(type(desk)(desk.store, desk.now, desk.version)), base_url=HOME)
    assert merge(again, ids(), check=check_for(client)) == 403


def test_the_check_in_the_address_does_not_count(client: TestClient, ids: Ids) -> None:
    path = f"/incidents/{ids()[0]}/merge?check={check_for(client)}"
    assert client.post(path, data={"with": ids()[1]}, follow_redirects=False).status_code == 403


@pytest.mark.parametrize("headers", [
    {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1.evil.example"},
    {"origin": "http://127.0.0.1:9999"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"},
])  # fmt: skip
def test_a_form_of_another_site_is_refused_though_its_check_is_right(
    client: TestClient, ids: Ids, headers: dict[str, str]
) -> None:
    before = ids()
    assert merge(client, before, headers, check=check_for(client)) == 403
    assert ids() == before


@pytest.mark.parametrize("headers", [
    {"origin": "http://127.0.0.1"}, {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1"},
    {"sec-fetch-site": "none"},
])  # fmt: skip
def test_our_own_form_is_taken(client: TestClient, ids: Ids, headers: dict[str, str]) -> None:
    assert merge(client, ids(), headers, check=check_for(client)) == 303


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "[::2]",
                                  "evil.example:127.0.0.1"])  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/review", "/assets/x/desk.css"])
def test_another_host_is_not_answered(client: TestClient, host: str, path: str) -> None:
    assert client.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8611", "LOCALHOST", "[::1]:80", "[::1]"])
def test_our_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/review", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", POSTS)
def test_each_form_wants_the_check_and_the_role(signed_in: SignedIn, ids: Ids, path: str) -> None:
    reader, coder = signed_in("reader"), signed_in("coder")
    path = path.format(id=ids()[0])
    assert post_form(reader, path).status_code == 403
    assert coder.post(path, data={}).status_code == 403
    assert coder.get(path).status_code in (200, 404, 405)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(client: TestClient, ids: Ids, path: str, method: str) -> None:
    answer = client.request(method, path.format(id=ids()[0]), headers={CHECK: check_for(client)})
    assert answer.status_code == 405


@pytest.mark.parametrize("path", ["/", "/review", "/coding", "/agreement", "/incidents/x", "/articles/x"])
def test_strangers_are_sent_to_the_door(signed_in: SignedIn, path: str) -> None:
    browser = signed_in("reader")
    browser.cookies.clear()
    answer = browser.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert browser.post("/review", data={"check": "x"}).status_code == 401


def test_a_wrong_or_closed_session_is_nobody(signed_in: SignedIn) -> None:
    browser = signed_in("reader")
    for secret in (b"x", b"\xc3\xa9", b"a" * 4000):
        browser.cookies.clear()
        answer = browser.get("/", headers={"cookie": b"tocsin_session=" + secret})
        assert answer.status_code == 303


def test_too_much_is_refused_and_as_much_as_we_take_is_not(client: TestClient, ids: Ids) -> None:
    path = f"/incidents/{ids()[0]}/merge"
    kind = {"content-type": FORM}
    assert client.post(path, content=b"a=" + b"x" * LARGEST_BODY, headers=kind).status_code == 413
    most = f"check={check_for(client)}&with={ids()[1]}&field=".encode()
    fill = most + b"x" * (LARGEST_BODY - len(most))
    assert client.post(path, content=fill, headers=kind, follow_redirects=False).status_code == 400


@pytest.mark.parametrize(("kind", "body"), [
    ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
    ("multipart/form-data", b"no boundary"),
    ("application/json", b'{"check": "x"}'),
    ("text/plain", b"check=x"),
    (FORM, b"%ff%fe&&&===;"),
    (FORM, b"a=1&" * 3000),
    ("", b""),
])  # fmt: skip
def test_a_body_that_is_no_form_of_ours_is_refused(
    client: TestClient, ids: Ids, kind: str, body: bytes
) -> None:
    before = ids()
    answer = client.post(f"/incidents/{before[0]}/merge", content=body, headers={"content-type": kind})
    assert answer.status_code in (400, 403) and ids() == before


def test_a_file_in_place_of_a_text_is_no_text(client: TestClient, ids: Ids) -> None:
    files = {"with": ("x.txt", b"i0"), "check": ("check", check_for(client).encode())}
    assert client.post(f"/incidents/{ids()[0]}/merge", files=files).status_code == 403


@pytest.mark.parametrize("value", ["\x00", "\xed\xa0\x80", "\u202e", "'; --",
                                   "${7*7}", "{{7*7}}", "../../etc/passwd", "x" * 4999])  # fmt: skip
def test_odd_texts_are_texts(client: TestClient, ids: Ids, value: str) -> None:
    id = ids()[0]
    answer = post_form(client, f"/incidents/{id}/correct", field="actors", value=value, note=value)
    assert answer.status_code in (303, 400)
    assert client.get(f"/incidents/{id}").status_code == 200


def test_one_field_that_is_too_long_is_said(client: TestClient, ids: Ids) -> None:
    answer = post_form(client, f"/incidents/{ids()[0]}/correct", field="killed", value="3", note="x" * 5001)
    assert answer.status_code == 400 and "too long" in answer.text
