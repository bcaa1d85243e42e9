"""Sessions of the desk and tokens of its API: the secret goes to the person, its SHA-256 alone is kept."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Connection, insert, select, update

from tocsin.errors import UnknownError
from tocsin.store.tables import ACCOUNT, SESSION

Role = Literal["reader", "coder", "editor"]
Kind = Literal["session", "token"]


@dataclass(frozen=True, slots=True)
class Session:
    """A session or a token in force: whose it is, what the account may do, and until when.

    ``sha256`` names it where it is listed or closed.
    """

    sha256: str
    account: str
    role: Role
    kind: Kind
    label: str
    made_at: dt.datetime
    ends_at: dt.datetime


def open_session(
    connection: Connection, account: str, kind: Kind, label: str, at: dt.datetime, ends_at: dt.datetime
) -> str:
    """Opens a session or makes a token, and gives its secret, which cannot be had again.

    Raises UnknownError where there is no such account, or it is closed.
    """
    there = select(ACCOUNT.c.name).where(ACCOUNT.c.name == account, ACCOUNT.c.closed_at.is_(None))
    if connection.scalar(there) is None:
        raise UnknownError(f"there is no account {account!r}")
    secret = secrets.token_urlsafe(32)
    made = {"kind": kind, "label": label[:200], "made_at": at, "ends_at": ends_at}
    connection.execute(insert(SESSION).values(sha256=secret_hash(secret), account=account, **made))
    return secret


def session_of(connection: Connection, secret: str, at: dt.datetime) -> Session | None:
    """The session or token of a secret; None where there is none, or it is closed, over, or its account closed."""
    return next(iter(_in_force(connection, at, sha256=secret_hash(secret))), None)


def sessions_of(connection: Connection, account: str, at: dt.datetime) -> list[Session]:
    """All sessions and tokens of an account that are in force, oldest first."""
    return _in_force(connection, at, account=account)


def close_session(connection: Connection, sha256: str, at: dt.datetime) -> None:
    """Ends the session or token of that hash; one that has ended stays as it is."""
    open_ones = update(SESSION).where(SESSION.c.sha256 == sha256, SESSION.c.closed_at.is_(None))
    connection.execute(open_ones.values(closed_at=at))


def close_sessions_of(connection: Connection, account: str, at: dt.datetime) -> None:
    """Ends all sessions and tokens of an account."""
    open_ones = update(SESSION).where(SESSION.c.account == account, SESSION.c.closed_at.is_(None))
    connection.execute(open_ones.values(closed_at=at))


def secret_hash(secret: str) -> str:
    """The SHA-256 of a secret, in hex: all that the record keeps of it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _in_force(connection: Connection, at: dt.datetime, **which: str) -> list[Session]:
    columns = (SESSION.c.sha256, SESSION.c.account, ACCOUNT.c.role, SESSION.c.kind, SESSION.c.label)
    asked = (
        select(*columns, SESSION.c.made_at, SESSION.c.ends_at)
        .join(ACCOUNT, ACCOUNT.c.name == SESSION.c.account)
        .where(SESSION.c.closed_at.is_(None), ACCOUNT.c.closed_at.is_(None), SESSION.c.ends_at > at)
        .where(*(SESSION.c[name] == value for name, value in which.items()))
        .order_by(SESSION.c.made_at, SESSION.c.sha256)
    )
    return [
        Session(row[0], row[1], cast(Role, row[2]), cast(Kind, row[3]), *row[4:])
        for row in connection.execute(asked)
    ]
