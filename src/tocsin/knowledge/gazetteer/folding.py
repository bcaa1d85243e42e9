"""Fold place names to look-up keys: one key for all the spellings that differ only in dress."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = "'\u2019\u2018\u02bb\u02bc\u02bf\u02be\u02b9\u02ba`\u00b4\u2032\u02c8\u00b7"
_SPACES = '-\u2010\u2011\u2012\u2013\u2014\u2015_/,;:&()[]"\u201c\u201d\u00ab\u00bb|+*?!'
_LETTERS = {
    "\u00f8": "o",
    "\u0142": "l",
    "\u0131": "i",
    "\u00df": "ss",
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u0111": "d",
    "\u00f0": "d",
    "\u00fe": "th",
    "\u0259": "e",
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
    lowered = name.lower() if name.isascii() else _bare(name)
    words = lowered.translate(_TABLE).split()
    if not words:
        return ""
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
        words[1:] = [_INNER_WORDS.get(word, word) for word in words[1:]]
    return " ".join(words)


def _bare(name: str) -> str:
    """Lower case without diacritics: decomposed twice, since lower case can bring new marks."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_article(key: str, articles: frozenset[str]) -> str | None:
    """The key without its leading article, or None when it has none or nothing but a short word would be
    left."""
    first, _, rest = key.partition(" ")
    return rest if first in articles and len(rest) > 2 else None


@lru_cache(maxsize=8192)
def fold_cached(name: str) -> str:
    """``fold_name``, remembered for the words that running text repeats."""
    return fold_name(name)
