"""The tables and keys that ``tocsin.toml`` may hold, from ``data/settings.tsv``, which the reference shows too."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from tocsin.errors import SettingsError
from tocsin.tables import read_table

COLUMNS = ("table", "key", "form", "default", "meaning")
REQUIRED = "required"
RAW = ("alert", "desk")
"""Tables that other rooms check themselves."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key: the table it stands in, the form of its value, the default and the meaning in words."""

    table: str
    key: str
    form: str
    default: str
    meaning: str


@cache
def load_keys() -> tuple[Key, ...]:
    """All keys, in the order of the reference."""
    return tuple(Key(**row) for row in read_table("settings.tsv", COLUMNS, package="tocsin.sources"))


def keys_of(table: str) -> dict[str, Key]:
    """The keys of a table by name."""
    return {key.key: key for key in load_keys() if key.table == table}


def refuse_unknown(found: Mapping[str, object], known: Mapping[str, object], where: str) -> None:
    """Raises SettingsError for a key that no one knows, naming the nearest that is known."""
    for name in found:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"write {near[0]}" if near else "write one of: " + ", ".join(known)
            raise SettingsError(f"{where}: there is no key {name!r}", hint)
