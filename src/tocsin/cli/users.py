"""``tocsin users``: who may come to a desk that others reach, and what each may do."""

import datetime as dt
import json
import sys
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, now, open_record
from tocsin.errors import SettingsError
from tocsin.store.accounts import accounts, add_account, close_account, open_session, set_password, set_role
from tocsin.store.opening import Store

users = typer.Typer(no_args_is_help=True, help="Keep the accounts of the desk and the tokens of its API.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")]
RoleName = Literal["reader", "coder", "editor"]
Role = Annotated[
    RoleName,
    typer.Option(
        "--role", help="A reader looks, a coder judges and corrects, an editor keeps accounts and snapshots."
    ),
]
FromInput = Annotated[
    bool,
    typer.Option(
        "--password-stdin", help="Read the password from the standard input, up to its first line end."
    ),
]
LONGEST_LINE = 10_000


@users.command("add")
def add(
    name: Name,
    role: Role = "reader",
    password_stdin: FromInput = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Make an account. The password is asked for, twice, and never taken as an argument."""
    store = _open(record, settings)
    password = _password(password_stdin)
    with store.writing() as connection:
        made = add_account(connection, name, role, password, now())
    typer.echo(f"{made.name} may come as {made.role}")


@users.command("list")
def show(as_json: AsJson = False, record: RecordFolder = None, settings: SettingsFile = None) -> None:
    """Show all accounts, closed ones too."""
    with _open(record, settings).looking() as connection:
        found = accounts(connection)
    if as_json:
        rows = [asdict(one) for one in found]
        typer.echo(json.dumps({"accounts": rows}, default=dt.datetime.isoformat, ensure_ascii=False))
        return
    wide = max((len(one.name) for one in found), default=0)
    for one in found:
        closed = f", closed {one.closed_at:%Y-%m-%d}" if one.closed_at else ""
        typer.echo(f"{one.name:<{wide}}  {one.role:<6}  since {one.made_at:%Y-%m-%d}{closed}")
    if not found:
        typer.echo("there is no account yet")


@users.command("role")
def role(
    name: Name,
    given: Annotated[RoleName, typer.Argument(metavar="ROLE", help="reader, coder or editor.")],
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Give an account another role, from now on."""
    with _open(record, settings).writing() as connection:
        set_role(connection, name, given)
    typer.echo(f"{name} may come as {given}")


@users.command("password")
def password(
    name: Name,
    password_stdin: FromInput = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Give an account another password; its sessions and tokens end."""
    store = _open(record, settings)
    given = _password(password_stdin)
    with store.writing() as connection:
        set_password(connection, name, given, now())
    typer.echo(f"{name} has another password; its sessions and tokens have ended")


@users.command("close")
def close(name: Name, record: RecordFolder = None, settings: SettingsFile = None) -> None:
    """Close an account; its sessions and tokens end, and what the person did stays."""
    with _open(record, settings).writing() as connection:
        close_account(connection, name, now())
    typer.echo(f"{name} is closed")


@users.command("token")
def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="What the token is for.")],
    days: Annotated[int, typer.Option("--days", min=1, max=3660, help="How many days it lasts.")] = 90,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Make a token for a program, which may then do what the account may. It is shown this once."""
    at = now()
    with _open(record, settings).writing() as connection:
        secret = open_session(connection, name, "token", label, at, at + dt.timedelta(days=days))
    typer.echo(f"{name}'s token, not shown again; send it as Authorization: Bearer TOKEN", err=True)
    typer.echo(secret)


def _open(record: RecordFolder, settings: SettingsFile) -> Store:
    return open_record(record, find_settings(settings))


def _password(from_input: bool) -> str:
    if from_input:
        line = sys.stdin.readline(LONGEST_LINE)
        return line.removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        raise SettingsError("there is no terminal to ask for the password", "use --password-stdin")
    given: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return given
