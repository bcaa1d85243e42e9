"""Accounts let in whom they should, for as long as they should, and keep no secret that could be read."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from tocsin.errors import AccessError, StoreError, UnknownError
from tocsin.store.accounts import (
    accounts,
    add_account,
    check_password,
    close_account,
    close_session,
    open_session,
    secret_hash,
    session_of,
    sessions_of,
    set_password,
    set_role,
    sign_in,
)
from tocsin.store.opening import Store
from tocsin.store.passwords import hash_password
from tocsin.store.tables import ACCOUNT, SESSION

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
WORDS = "four odd words together"


def test_a_hash_costs_64_megabytes_and_three_rounds(
    monkeypatch: pytest.MonkeyPatch, careful_hasher: Callable[[], PasswordHasher]
) -> None:
    monkeypatch.setattr("tocsin.store.passwords._hasher", careful_hasher)
    assert hash_password(WORDS).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_person_signs_in_until_her_session_ends(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "ada", "coder", WORDS, AT)
        secret = sign_in(connection, "ada", WORDS, AT, lasts=HOUR, label="desk")
    with store.looking() as connection:
        found = session_of(connection, secret, AT)
        assert found and (found.account, found.role, found.kind, found.label) == (
            "ada",
            "coder",
            "session",
            "desk",
        )
        assert session_of(connection, secret, AT + HOUR) is None
        assert session_of(connection, secret + "x", AT) is None
        assert session_of(connection, "", AT) is None


def test_no_secret_is_kept(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "ada", "coder", WORDS, AT)
        secret = open_session(connection, "ada", "token", "script", AT, AT + HOUR)
        kept = [*connection.execute(select(ACCOUNT)), *connection.execute(select(SESSION))]
    assert secret not in str(kept) and WORDS not in str(kept)
    assert "$argon2id$" in str(kept) and secret_hash(secret) in str(kept)
    assert len(secret) >= 43


def test_what_was_wrong_is_not_told(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "ada", "coder", WORDS, AT)
        add_account(connection, "bob", "coder", WORDS, AT)
        close_account(connection, "bob", AT)
    said = set()
    with store.looking() as connection:
        for name, password in (("ada", "another"), ("eve", WORDS), ("bob", WORDS), ("a\x00", ""), ("", "")):
            with pytest.raises(AccessError) as raised:
                check_password(connection, name, password)
            said.add(str(raised.value))
        assert check_password(connection, "ada", WORDS).name == "ada"
    assert len(said) == 1


def test_sessions_are_listed_and_closed_one_by_one_or_all(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "ada", "coder", WORDS, AT)
        one, two = (
            open_session(connection, "ada", "token", label, AT + index * HOUR, AT + 9 * HOUR)
            for index, label in enumerate(("one", "two"))
        )
        assert [session.label for session in sessions_of(connection, "ada", AT)] == ["one", "two"]
        close_session(connection, secret_hash(one), AT)
        assert [session.label for session in sessions_of(connection, "ada", AT)] == ["two"]
        assert session_of(connection, one, AT) is None
        set_password(connection, "ada", WORDS + "!", AT)
        assert session_of(connection, two, AT) is None
        assert check_password(connection, "ada", WORDS + "!").name == "ada"


def test_a_closed_account_lets_nobody_in(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "ada", "editor", WORDS, AT)
        secret = sign_in(connection, "ada", WORDS, AT)
        close_account(connection, "ada", AT + HOUR)
        assert session_of(connection, secret, AT + HOUR) is None
        assert [(one.name, one.closed_at) for one in accounts(connection)] == [("ada", AT + HOUR)]
        with pytest.raises(UnknownError):
            open_session(connection, "ada", "token", "", AT, AT + HOUR)


def test_a_role_is_changed_at_once(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "ada", "reader", WORDS, AT)
        secret = sign_in(connection, "ada", WORDS, AT)
        set_role(connection, "ada", "editor")
        found = session_of(connection, secret, AT)
    assert found and found.role == "editor"


@pytest.mark.parametrize(
    ("name", "role", "password", "words"),
    [
        ("ada", "reader", WORDS, "there is an account 'ada' already"),
        ("", "reader", WORDS, "'' is no name"),
        ("<b>", "reader", WORDS, "'<b>' is no name"),
        ("bob", "queen", WORDS, "'queen' is no role"),
        ("bob", "reader", "short", "from 12 to 1000"),
    ],
)
def test_no_account_without_a_name_a_role_and_a_password(
    store: Store, name: str, role: str, password: str, words: str
) -> None:
    with store.writing() as connection:
        add_account(connection, "ada", "coder", WORDS, AT)
        with pytest.raises(StoreError, match=re.escape(words)):
            add_account(connection, name, role, password, AT)


def test_an_unknown_account_cannot_be_changed(store: Store) -> None:
    with store.writing() as connection:
        with pytest.raises(UnknownError):
            set_role(connection, "eve", "editor")
        with pytest.raises(UnknownError):
            close_account(connection, "eve", AT)
