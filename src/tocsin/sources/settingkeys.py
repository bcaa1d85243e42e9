"""The keys of the record and of sources in ``tocsin.toml`` (``data/settings.tsv``)."""

from functools import cache

from tocsin.keytables import Key, read_key_table

RAW = ("alert", "desk")
"""Tables that other rooms check themselves."""


@cache
def load_keys() -> tuple[Key, ...]:
    """All keys, in the order of the reference."""
    return read_key_table("settings.tsv", "tocsin.sources")


def keys_of(table: str) -> dict[str, Key]:
    """The keys of a table by name."""
    return {key.key: key for key in load_keys() if key.table == table}
