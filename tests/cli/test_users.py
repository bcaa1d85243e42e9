"""``tocsin users``: accounts and tokens, and passwords that are never arguments."""

import datetime as dt
import json
import sys
from pathlib import Path

import pytest
import typer
from tests.conftest import Run

from tocsin.cli import users
from tocsin.store.accounts import check_password, session_of, sessions_of
from tocsin.store.opening import open_store

GIVEN = "a long enough password"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The folder of an empty record."""
    folder = tmp_path / "record"
    open_store(folder).close()
    return folder


def test_an_account_is_made_with_a_password_from_the_input(run: Run, record: Path) -> None:
    done = run(
        "users",
        "add",
        "ines",
        "--role",
        "coder",
        "--password-stdin",
        "--record",
        record,
        stdin=f"{GIVEN}\n".encode(),
    )
    assert (done.status, done.out) == (0, "ines may come as coder\n")
    with open_store(record).looking() as connection:
        assert check_password(connection, "ines", GIVEN).role == "coder"
    assert GIVEN not in done.out + done.err


def test_without_a_terminal_the_password_is_not_asked_for(run: Run, record: Path) -> None:
    done = run("users", "add", "ines", "--record", record)
    assert done.status == 2 and "--password-stdin" in done.err


def test_a_password_is_no_argument(run: Run, record: Path) -> None:
    assert run("users", "add", "ines", GIVEN, "--record", record).status == 2
    assert run("users", "add", "ines", "--password", GIVEN, "--record", record).status == 2


def test_short_passwords_and_taken_names_are_refused(run: Run, record: Path) -> None:
    short = run("users", "add", "ines", "--password-stdin", "--record", record, stdin=b"short\n")
    assert short.status == 2 and "12" in short.err
    add(run, record)
    taken = run("users", "add", "ines", "--password-stdin", "--record", record, stdin=GIVEN.encode())
    assert taken.status == 2 and "already" in taken.err


def test_accounts_are_listed_with_role_and_end(run: Run, record: Path) -> None:
    assert run("users", "list", "--record", record).out == "there is no account yet\n"
    add(run, record)
    assert run("users", "role", "ines", "editor", "--record", record).out == "ines may come as editor\n"
    today = dt.datetime.now(dt.UTC).date()
    assert run("users", "list", "--record", record).out == f"ines  editor  since {today}\n"
    assert run("users", "close", "ines", "--record", record).out == "ines is closed\n"
    (row,) = json.loads(run("users", "list", "--json", "--record", record).out)["accounts"]
    assert row["name"] == "ines" and row["role"] == "editor" and row["closed_at"]


def test_a_token_is_shown_once_alone_on_the_output(run: Run, record: Path) -> None:
    add(run, record)
    done = run("users", "token", "ines", "--label", "QGIS", "--days", "7", "--record", record)
    secret = done.out.strip()
    assert done.status == 0 and "not shown again" in done.err and len(secret) > 30
    now = dt.datetime.now(dt.UTC)
    with open_store(record).looking() as connection:
        found = session_of(connection, secret, now)
        assert found is not None and (found.kind, found.label) == ("token", "QGIS")
        assert session_of(connection, secret, now + dt.timedelta(days=8)) is None
        assert len(sessions_of(connection, "ines", now)) == 1


def test_another_password_ends_tokens(run: Run, record: Path) -> None:
    add(run, record)
    run("users", "token", "ines", "--label", "QGIS", "--record", record)
    done = run(
        "users", "password", "ines", "--password-stdin", "--record", record, stdin=b"quite another password\n"
    )
    assert done.status == 0
    with open_store(record).looking() as connection:
        assert sessions_of(connection, "ines", dt.datetime.now(dt.UTC)) == []
        assert check_password(connection, "ines", "quite another password").name == "ines"


def test_nobody_is_told_as_such(run: Run, record: Path) -> None:
    for words in (("close", "nemo"), ("role", "nemo", "reader"), ("token", "nemo", "--label", "x")):
        done = run("users", *words, "--record", record)
        assert done.status == 2 and "there is no account 'nemo'" in done.err


def test_on_a_terminal_the_password_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    def prompt(words: str, **how: object) -> str:
        asked.update(how)
        return GIVEN

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(typer, "prompt", prompt)
    assert users._password(False) == GIVEN
    assert asked == {"hide_input": True, "confirmation_prompt": True, "err": True}


def add(run: Run, record: Path) -> None:
    """Makes the account ines."""
    assert (
        run("users", "add", "ines", "--password-stdin", "--record", record, stdin=GIVEN.encode()).status == 0
    )
