"""What ``[desk]`` in ``tocsin.toml`` says."""

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.errors import SettingsError


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """``hosts`` are names by which the desk may be called beside its address, ``accounts`` asks everybody to sign in
    even on this machine, as behind a proxy, ``secure`` keeps cookies to https."""

    hosts: tuple[str, ...] = ()
    accounts: bool = False
    secure: bool = False


def read_desk_settings(table: Mapping[str, object]) -> DeskSettings:
    """The settings of the table. Raises SettingsError for another key or a wrong value."""
    hosts, accounts, secure = (table.get(name) for name in ("hosts", "accounts", "secure"))
    for name in table:
        if name not in ("hosts", "accounts", "secure"):
            raise SettingsError(f"[desk] has no key {name}", "use hosts, accounts and secure")
    if hosts is not None and not (isinstance(hosts, list) and all(isinstance(one, str) for one in hosts)):
        raise SettingsError("hosts of [desk] is no list of names", 'write hosts = ["desk.example"]')
    for name, value in (("accounts", accounts), ("secure", secure)):
        if value is not None and not isinstance(value, bool):
            raise SettingsError(f"{name} of [desk] is neither true nor false", f"write {name} = true")
    named = tuple(str(one).lower() for one in hosts) if isinstance(hosts, list) else ()
    return DeskSettings(named, accounts is True, secure is True)
