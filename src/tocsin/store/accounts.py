"""Accounts of the desk: who may come, and what each may do."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import cast, get_args

from sqlalchemy import Connection, insert, select, update

from tocsin.errors import AccessError, StoreError, UnknownError
from tocsin.store.passwords import hash_password, is_password
from tocsin.store.sessions import (
    Role,
    Session,
    close_session,
    close_sessions_of,
    open_session,
    secret_hash,
    session_of,
    sessions_of,
)
from tocsin.store.tables import ACCOUNT

__all__ = [
    "ROLES",
    "Account",
    "Role",
    "Session",
    "accounts",
    "add_account",
    "check_password",
    "close_account",
    "close_session",
    "open_session",
    "secret_hash",
    "session_of",
    "sessions_of",
    "set_password",
    "set_role",
    "sign_in",
]

ROLES: tuple[str, ...] = get_args(Role)
NAME = re.compile(r"[^\W_][\w.@+-]{0,99}")
SESSION_LASTS = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Account:
    """A person of the desk: a reader looks, a coder judges and corrects, an editor keeps accounts and snapshots too."""

    name: str
    role: Role
    made_at: dt.datetime
    closed_at: dt.datetime | None = None


def add_account(connection: Connection, name: str, role: str, password: str, at: dt.datetime) -> Account:
    """Makes an account. Raises StoreError for a name that is taken or is none, another role, a short password."""
    if not NAME.fullmatch(name):
        raise StoreError(f"{name[:100]!r} is no name of an account", "use letters, digits and . @ + - _")
    if connection.scalar(select(ACCOUNT.c.name).where(ACCOUNT.c.name == name)):
        raise StoreError(
            f"there is an account {name!r} already", "names of closed accounts are not given again"
        )
    account = Account(name, _role(role), at)
    row = {"name": name, "role": account.role, "password": hash_password(password), "made_at": at}
    connection.execute(insert(ACCOUNT).values(row))
    return account


def accounts(connection: Connection) -> list[Account]:
    """All accounts by name, closed ones included."""
    asked = select(ACCOUNT.c.name, ACCOUNT.c.role, ACCOUNT.c.made_at, ACCOUNT.c.closed_at)
    return [
        Account(name, cast(Role, role), made_at, closed_at)
        for name, role, made_at, closed_at in connection.execute(asked.order_by(ACCOUNT.c.name))
    ]


def check_password(connection: Connection, name: str, password: str) -> Account:
    """The account of a name and its password.

    Raises AccessError where there is no such account, it is closed, or the password is another: always in the same
    words and after the same work, so that nobody learns which.
    """
    row = None
    if NAME.fullmatch(name):
        asked = select(ACCOUNT).where(ACCOUNT.c.name == name, ACCOUNT.c.closed_at.is_(None))
        row = connection.execute(asked).one_or_none()
    if not is_password(password, row.password if row else None) or row is None:
        raise AccessError(
            "the name or the password is wrong", "try again, or ask an editor for a new password"
        )
    return Account(row.name, cast(Role, row.role), row.made_at)


def sign_in(
    connection: Connection,
    name: str,
    password: str,
    at: dt.datetime,
    lasts: dt.timedelta = SESSION_LASTS,
    label: str = "",
) -> str:
    """Checks the password and opens a session; gives its secret. Raises AccessError as ``check_password`` does."""
    account = check_password(connection, name, password)
    return open_session(connection, account.name, "session", label, at, at + lasts)


def set_password(connection: Connection, name: str, password: str, at: dt.datetime) -> None:
    """Gives an account another password and ends its sessions and tokens. Raises UnknownError, StoreError."""
    _change(connection, name, password=hash_password(password))
    close_sessions_of(connection, name, at)


def set_role(connection: Connection, name: str, role: str) -> None:
    """Gives an account another role. Raises UnknownError, StoreError."""
    _change(connection, name, role=_role(role))


def close_account(connection: Connection, name: str, at: dt.datetime) -> None:
    """Closes an account and ends its sessions and tokens; what the person did stays. Raises UnknownError."""
    _change(connection, name, closed_at=at)
    close_sessions_of(connection, name, at)


def _change(connection: Connection, name: str, **values: object) -> None:
    there = update(ACCOUNT).where(ACCOUNT.c.name == name, ACCOUNT.c.closed_at.is_(None))
    if connection.execute(there.values(values)).rowcount == 0:
        raise UnknownError(f"there is no account {name!r}")


def _role(role: str) -> Role:
    if role not in ROLES:
        raise StoreError(f"{role!r} is no role", f"choose one of {', '.join(ROLES)}")
    return cast(Role, role)
