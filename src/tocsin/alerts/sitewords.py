"""The words by which sites are known: embassies, bases, airports and the like."""

import re
from functools import cache

from tocsin.tables import read_table

COLUMNS = ("words", "kind")


@cache
def load_site_words() -> dict[str, str]:
    """Each word or words in lower case, with the kind of site."""
    return {row["words"]: row["kind"] for row in read_table("sites.tsv", COLUMNS, package="tocsin.alerts")}


@cache
def site_kinds() -> tuple[str, ...]:
    """All kinds, in the order of the table."""
    return tuple(dict.fromkeys(load_site_words().values()))


@cache
def site_pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the words of sites of these kinds, all where none is named, the longest first."""
    words = [word for word, kind in load_site_words().items() if not kinds or kind in kinds]
    return named_pattern(tuple(words))


@cache
def named_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the names as whole words, capitals or not, whatever spaces or hyphens lie between."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    said = (r"[\s\-]+".join(re.escape(part) for part in re.split(r"[\s\-]+", name)) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", re.IGNORECASE)
