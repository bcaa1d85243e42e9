"""What ``[desk]`` in ``tocsin.toml`` says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.errors import SettingsError
from tocsin.keytables import Key, check_keys, read_key_table


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """``hosts`` are names by which the desk may be called beside its address, ``accounts`` asks everybody to sign in
    even on this machine, as behind a proxy, ``secure`` keeps cookies to https."""

    hosts: tuple[str, ...] = ()
    accounts: bool = False
    secure: bool = False


@cache
def load_keys() -> tuple[Key, ...]:
    """All keys (``data/deskkeys.tsv``), in the order of the reference."""
    return read_key_table("deskkeys.tsv", "tocsin.desk")


def read_desk_settings(table: Mapping[str, object]) -> DeskSettings:
    """The settings of the table. Raises SettingsError for another key or a wrong value."""
    check_keys(table, load_keys(), "[desk]")
    hosts = table.get("hosts", [])
    if not isinstance(hosts, list) or not all(isinstance(one, str) for one in hosts):
        raise SettingsError("[desk]: hosts is no list of names", 'write hosts = ["desk.example"]')
    accounts, secure = (_yes_or_no(table, name) for name in ("accounts", "secure"))
    return DeskSettings(tuple(host.lower() for host in hosts), accounts, secure)


def _yes_or_no(table: Mapping[str, object], name: str) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise SettingsError(f"[desk]: {name} is neither true nor false", f"write {name} = true")
    return value
