"""Signing in and out: sessions, their cookie, the same words for every failure, and guessing made slow."""

import datetime as dt

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import HOME, NOW, SignedIn, desk_behind, post_form

from tocsin.desk.app import make_desk
from tocsin.desk.guarding import check_of
from tocsin.desk.pages.signing import FORGOTTEN, LONGEST_WAIT, WRONG, Failures
from tocsin.desk.people import COOKIE, NOBODY
from tocsin.desk.setup import Desk
from tocsin.store.accounts import add_account, close_account
from tocsin.store.opening import Store

RIGHT = "a long enough password"


class Waits:
    """Notes how long it was asked to wait, and does not."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
def waits() -> Waits:
    """What the desk waits with."""
    return Waits()


@pytest.fixture
def stranger(record: Store, waits: Waits) -> TestClient:
    """A browser without a session, at a desk where ines has an account."""
    with record.writing() as connection:
        add_account(connection, "ines", "coder", RIGHT, NOW)
    app = make_desk(Desk(record, lambda: NOW, "1.0", accounts=True, secure=True))
    app.state.failures = Failures(sleep=waits)
    return TestClient(app, base_url=HOME, follow_redirects=False)


def send(browser: TestClient, name: str, password: str, check: str | None = None) -> tuple[int, str, str]:
    """The answer to the form: status, page, cookie."""
    check = check_of(desk_behind(browser), NOBODY) if check is None else check
    form = {"name": name, "password": password, "check": check}
    answer = browser.post("/sign-in", data=form)
    return answer.status_code, answer.text, answer.headers.get("set-cookie", "")


def test_who_is_not_signed_in_is_led_to_the_form(stranger: TestClient) -> None:
    answer = stranger.get("/actors")
    assert answer.status_code == 303 and answer.headers["location"] == "/sign-in"
    page = stranger.get("/sign-in").text
    assert 'type="password"' in page and "<nav" not in page


def test_the_right_password_opens_a_session_in_a_guarded_cookie(stranger: TestClient) -> None:
    status, _, cookie = send(stranger, " ines ", RIGHT)
    assert status == 303
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "secure", "samesite=strict", "path=/", "max-age=43200"} <= parts
    secret = cookie.split(";")[0].partition("=")[2]
    page = stranger.get("/actors", headers={"cookie": f"{COOKIE}={secret}"})
    assert page.status_code == 200 and "Sign out <bdi>ines</bdi>" in page.text


@pytest.mark.parametrize(
    ("name", "password"), [("ines", "wrong"), ("nobody", RIGHT), ("", ""), ("a\x00b", "c")]
)
def test_every_failure_is_told_in_the_same_words(stranger: TestClient, name: str, password: str) -> None:
    status, page, cookie = send(stranger, name, password)
    assert status == 403 and WRONG in page and cookie == "" and "wrong" not in page.replace(WRONG, "")


def test_a_closed_account_fails_in_the_same_words(record: Store, stranger: TestClient) -> None:
    with record.writing() as connection:
        close_account(connection, "ines", NOW)
    assert send(stranger, "ines", RIGHT)[:1] == (403,)


def test_a_name_is_shown_again_as_text(stranger: TestClient) -> None:
    assert "&lt;script&gt;" in send(stranger, "<script>", "wrong")[1]


def test_a_form_of_another_site_is_refused(stranger: TestClient) -> None:
    assert send(stranger, "ines", RIGHT, check="")[0] == 403
    assert send(stranger, "ines", RIGHT, check="0" * 64)[2] == ""


def test_guessing_grows_slow_and_shuts_nobody_out(stranger: TestClient, waits: Waits) -> None:
    for _ in range(10):
        send(stranger, "ines", "wrong")
    assert waits.seconds[:3] == [0, 0, 0] and waits.seconds[3:7] == [0.5, 1, 2, 4]
    assert max(waits.seconds) == LONGEST_WAIT
    assert send(stranger, "ines", RIGHT)[0] == 303
    send(stranger, "ines", RIGHT)
    assert waits.seconds[-1] == 0


def test_failures_are_forgotten_and_bounded() -> None:
    failures = Failures()
    for number in range(10_050):
        failures.note((f"name {number}",), NOW)
    assert len(failures.kept) == 10_000
    for _ in range(9):
        failures.note(("name ines",), NOW)
    assert failures.wait(("name ines", "from here"), NOW) == LONGEST_WAIT
    assert failures.wait(("name ines",), NOW + FORGOTTEN) == 0
    assert failures.wait(("name else",), NOW) == 0


def test_signing_out_ends_the_session(signed_in: SignedIn) -> None:
    browser = signed_in("reader")
    assert browser.get("/actors").status_code == 200
    answer = post_form(browser, "/sign-out")
    assert answer.status_code == 303 and 'tocsin_session=""' in answer.headers["set-cookie"]
    again = signed_in("reader")
    assert again.get("/sign-in").headers["location"] == "/"


def test_a_session_that_was_ended_opens_nothing(signed_in: SignedIn) -> None:
    browser = signed_in("reader")
    secret = browser.cookies[COOKIE]
    post_form(browser, "/sign-out")
    browser.cookies.set(COOKIE, secret)
    assert browser.get("/actors").status_code == 303


def test_a_desk_for_this_machine_alone_asks_for_no_sign_in(client: TestClient) -> None:
    assert client.get("/sign-in", follow_redirects=False).headers["location"] == "/"
    assert post_form(client, "/sign-in", name="ines").headers["location"] == "/"


def test_the_wait_is_that_of_the_name_or_of_the_place() -> None:
    failures = Failures()
    for number in range(4):
        failures.note((f"name {number}", "from 10.0.0.1"), NOW + dt.timedelta(seconds=number))
    assert failures.wait(("name 9", "from 10.0.0.1"), NOW) > 0
    assert failures.wait(("name 9", "from 10.0.0.2"), NOW) == 0
