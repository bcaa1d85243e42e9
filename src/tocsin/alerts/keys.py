"""The keys that ``[[alert]]`` may hold, from ``data/alertkeys.tsv``, which the reference shows too."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from tocsin.alerts.keyforms import FORMS
from tocsin.errors import SettingsError
from tocsin.tables import read_table

COLUMNS = ("table", "key", "form", "default", "meaning")
REQUIRED = "required"


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
    return tuple(Key(**row) for row in read_table("alertkeys.tsv", COLUMNS, package="tocsin.alerts"))


def read_keys(table: Mapping[str, object], where: str, *names: str) -> dict[str, object]:
    """The values of a table that may hold the keys of these names, each in its form.

    Raises SettingsError naming the key that is unknown, missing or of another form, and what to write.
    """
    known = {key.key: key for key in load_keys() if key.table in names}
    for name in table:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"write {near[0]}" if near else "write one of: " + ", ".join(known)
            raise SettingsError(f"{where}: there is no key {name!r}", hint)
    for key in known.values():
        if key.default == REQUIRED and key.key not in table:
            raise SettingsError(f"{where}: {key.key} is missing", f"write {key.key} = ...")
    return {name: FORMS[known[name].form](value, f"{where}: {name}") for name, value in table.items()}
