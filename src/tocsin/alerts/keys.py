"""The keys that ``[[alert]]`` may hold (``data/alertkeys.tsv``)."""

from collections.abc import Mapping
from functools import cache

from tocsin.alerts.keyforms import FORMS
from tocsin.keytables import Key, check_keys, read_key_table


@cache
def load_keys() -> tuple[Key, ...]:
    """All keys, in the order of the reference."""
    return read_key_table("alertkeys.tsv", "tocsin.alerts")


def read_keys(table: Mapping[str, object], where: str, *names: str) -> dict[str, object]:
    """The values of a table that may hold the keys of these names, each in its form.

    Raises SettingsError naming the key that is unknown, missing or of another form, and what to write.
    """
    known = {key.key: key for key in load_keys() if key.table in names}
    check_keys(table, known.values(), where)
    return {name: FORMS[known[name].form](value, f"{where}: {name}") for name, value in table.items()}
