"""Which names of a place become look-up keys, and how good each key is."""

from functools import cache

from tocsin.knowledge.gazetteer.entry import Entry
from tocsin.knowledge.gazetteer.folding import fold_name, without_article
from tocsin.knowledge.gazetteer.tables import articles, heads

MAIN, ALIAS, BARE_MAIN, BARE_ALIAS = 0, 1, 2, 3
ABSORBED = 4
"""Grades of a key: the main name, an alias, either without its article; ``ABSORBED`` is added to what a
hand-written place takes over from its twin in a package."""

_LONGEST_CODE = 4
_SCRIPTS = ((0x0041, 0x024F), (0x0400, 0x052F), (0x05D0, 0x05EA), (0x0600, 0x06FF), (0x1E00, 0x1EFF))


def usable_alias(alias: str) -> bool:
    """Whether an alternate name of GeoNames is a name that text may use: no airport or state code, no
    transliteration in lower case, no script other than Latin, Cyrillic, Arabic and Hebrew."""
    if len(alias) < 2 or (len(alias) <= _LONGEST_CODE and alias.isupper()):
        return False
    first = alias[0] if alias[0] not in "'’‘`ʻʼ" else alias[1]
    if first.isascii() and first.islower():
        return alias.replace("-", " ").partition(" ")[0] in articles()
    code = ord(first)
    return first.isalpha() and any(low <= code <= high for low, high in _SCRIPTS)


def entry_keys(entry: Entry, articles_fall: bool) -> dict[str, int]:
    """The keys of an entry with their grades, the best grade of each; ``articles_fall`` says that names of
    this country lose Arabic articles in news."""
    keys: dict[str, int] = {}
    for grade, name in [(MAIN, entry.name), *((ALIAS, alias) for alias in entry.aliases)]:
        key = fold_name(name)
        if not key or keys.get(key, ABSORBED) <= grade:
            continue
        keys[key] = grade
        bare = without_article(key, articles()) if articles_fall or key.startswith("the ") else None
        if bare and bare not in keys:
            keys[bare] = grade + BARE_MAIN
    return keys


@cache
def _end_heads() -> tuple[tuple[str, str], ...]:
    ends = {" " + head.words.casefold(): head.kind for head in heads() if head.side != "before"}
    return tuple(sorted(ends.items(), key=lambda end: -len(end[0])))


def split_head(name: str) -> tuple[str, str | None]:
    """A name without the generic word at its end, and the kind that word points to: ``("Anbar", "province")``
    for ``Anbar Governorate``; the name itself and None when it ends in no such word."""
    lowered = name.lower()
    for end, kind in _end_heads():
        if lowered.endswith(end) and len(name) > len(end) + 1:
            return name[: -len(end)].rstrip(), kind
    return name, None


def without_head(name: str) -> str | None:
    """``Anbar`` for ``Anbar Governorate``; None when the name ends in no generic word."""
    core, kind = split_head(name)
    return core if kind else None


def english_name(name: str, aliases: tuple[str, ...]) -> str:
    """The usual English name among the names of an admin unit: one whose form with an English generic word is
    listed, else the main name."""
    if name.isascii():
        return name
    for alias in aliases:
        bare = without_head(alias)
        if bare and bare.isascii():
            return bare
    return name
