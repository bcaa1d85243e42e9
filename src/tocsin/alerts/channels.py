"""What the settings say of a channel; the files of the channels themselves send."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tocsin.alerts.keyforms import CHANNEL_KINDS
from tocsin.alerts.keys import read_keys
from tocsin.errors import SettingsError

TERMINAL = "terminal"
PORTS = {"tls": 465, "starttls": 587, "none": 25}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class FileSettings:
    """A file that alerts are added to, one a line."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class AtomSettings:
    """A file with the newest alerts; ``address`` is where the desk stands, None where entries lead nowhere."""

    name: str
    path: Path
    address: str | None


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """Where alerts are sent by HTTP, and the variable that holds the secret of their signature."""

    name: str
    address: str
    secret_variable: str
    private_hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How alerts are mailed; ``password_variable`` names the variable that holds the password."""

    name: str
    host: str
    port: int
    tls: str
    user: str | None
    password_variable: str | None
    sender: str
    recipients: tuple[str, ...]


ChannelSettings = FileSettings | AtomSettings | WebhookSettings | MailSettings


def read_channel(table: Mapping[str, object], where: str, folder: Path) -> ChannelSettings:
    """The settings of a channel. Raises SettingsError naming the key."""
    named = table.get("name")
    where = f"{where} {named!r}" if isinstance(named, str) else where
    kind = table.get("kind")
    if kind not in CHANNEL_KINDS:  # then the keys beside it cannot be known: the kind alone is what is wrong
        table = {name: value for name, value in table.items() if name in ("name", "kind")}
    values = read_keys(table, where, "channel", str(kind))
    name = cast(str, values["name"])
    if kind == "file":
        return FileSettings(name, _path(values, folder))
    if kind == "atom":
        return AtomSettings(name, _path(values, folder), cast(str | None, values.get("address")))
    if kind == "webhook":
        return WebhookSettings(
            name,
            cast(str, values["address"]),
            cast(str, values["secret_variable"]),
            tuple(host.lower() for host in cast(tuple[str, ...], values.get("private_hosts", ()))),
        )
    return _mail(name, values, where)


def _mail(name: str, values: dict[str, object], where: str) -> MailSettings:
    tls = cast(str, values.get("tls", "starttls"))
    user, variable = (cast(str | None, values.get(key)) for key in ("user", "password_variable"))
    host = cast(str, values["host"])
    if (user is None) != (variable is None):
        raise SettingsError(f"{where}: user and password_variable go together", "write both or none")
    if user is not None and tls == "none" and host not in LOOPBACK:
        raise SettingsError(f"{where}: tls: a password is not sent in the clear", 'write tls = "starttls"')
    sender, recipients = cast(str, values["sender"]), cast(tuple[str, ...], values["recipients"])
    port = cast(int, values.get("port", PORTS[tls]))
    return MailSettings(name, host, port, tls, user, variable, sender, recipients)


def _path(values: dict[str, object], folder: Path) -> Path:
    return folder / Path(cast(str, values["path"])).expanduser()
