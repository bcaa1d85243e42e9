"""The keys that tables of ``tocsin.toml`` may hold: each room has a table of its own, which the reference shows too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

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


def read_key_table(name: str, package: str) -> tuple[Key, ...]:
    """The keys of a data file, in its order. Raises KnowledgeError when it breaks its format."""
    return tuple(Key(**row) for row in read_table(name, COLUMNS, package))


def check_keys(found: Mapping[str, object], known: Iterable[Key], where: str) -> None:
    """Raises SettingsError for a key that is not known, naming the nearest that is, and for a missing one."""
    keys = {key.key: key for key in known}
    refuse_unknown(found, keys, where)
    for key in keys.values():
        if key.default == REQUIRED and key.key not in found:
            raise SettingsError(f"{where}: {key.key} is missing", f"write {key.key} = ...")


def refuse_unknown(found: Mapping[str, object], known: Mapping[str, object], where: str) -> None:
    """Raises SettingsError for a name that is not known, naming the nearest that is."""
    for name in found:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"write {near[0]}" if near else "write one of: " + ", ".join(known)
            raise SettingsError(f"{where}: there is no key {name!r}", hint)
