"""Fold place names to look-up keys: one key for all the spellings that differ only in dress."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = "'’‘ʻʼʿʾʹʺ`´′ˈ·"
_SPACES = '-‐‑‒–—―_/,;:&()[]"“”«»|+*?!'
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ə": "e",
}
_TABLE = str.maketrans(
    {**dict.fromkeys(_APOSTROPHES + ".", ""), **dict.fromkeys(_SPACES, " "), **_LETTERS},
)
_FIRST_WORDS = {"st": "saint", "mt": "mount", "ft": "fort"}
_INNER_WORDS = {"el": "al", "ul": "al"}


def fold_name(name: str) -> str:
    """The look-up key of ``name``: no case, diacritics, apostrophes, full stops, hyphens or doubled spaces.

    A leading article stays in the key; ``without_article`` takes it off.
    """
    lowered = name.lower()
    if not name.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
        lowered = bare
    words = lowered.translate(_TABLE).split()
    if not words:
        return ""
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
        words[1:] = [_INNER_WORDS.get(word, word) for word in words[1:]]
    return " ".join(words)


def without_article(key: str, articles: frozenset[str]) -> str | None:
    """The key without its leading article, or None when it has none or nothing but a short word would be left."""
    first, _, rest = key.partition(" ")
    return rest if first in articles and len(rest) > 2 else None


@lru_cache(maxsize=8192)
def fold_cached(name: str) -> str:
    """``fold_name``, remembered for the words that running text repeats."""
    return fold_name(name)
