"""Cuts text into words and folds them, so that spellings of one name meet.

Case, diacritics and apostrophes inside a word do not count; ``the`` and the Arabic article do not count
between words or before them; a possessive ending is no part of a word.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"([A-Z](?:\.[A-Z])+\b\.?|[^\W_]+(?:['\u2019\u02bc\u02bb\u2018`\u00b4][^\W_]+)*|&)")
_APOSTROPHE_SIGNS = frozenset("'\u2019\u02bc\u02bb\u2018`\u00b4")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc\u02bb\u2018`\u00b4.")
_LETTERS = str.maketrans(
    {
        "\u0131": "i",
        "\u0142": "l",
        "\u00f8": "o",
        "\u0111": "d",
        "\u00f0": "d",
        "\u00fe": "th",
        "\u0259": "a",
        "&": "and",
    }
)
_NEAR = frozenset({"-", "\u2010", "\u2011", "\n", "\u00a0", "\u202f"})
_PLAIN_GAP = str.maketrans("", "", " -\u2010\u2011\u2013\t\u00a0\u202f\"\u201c\u201d'\u2019\u2018")
_ARTICLES = frozenset({"al", "Al"})
_JOINED_ARTICLES = frozenset({"el", "as", "ash", "ad", "an", "ar", "at", "az", "ul"})
_THE = frozenset({"the", "The", "THE"})
_REMEMBERED = 1 << 15


class Word(NamedTuple):
    """One word of a text.

    ``case`` is 0 for a small first letter, 1 for a capital, 2 for a further capital inside (LeT), 3 for
    capitals throughout (and for figures). ``the`` says that the article ``the`` stands before it.

    ``start`` takes in an Arabic article before the word, ``end`` leaves out a possessive ending. ``gap`` is
    the punctuation since the word before ("" for spaces and hyphens); ``near`` says that only spaces, a
    hyphen or a possessive ending lie between.
    """

    fold: str
    start: int
    end: int
    case: int
    gap: str
    near: bool
    the: bool


def fold_word(raw: str) -> str:
    """One word without case, diacritics, apostrophes and dots."""
    if raw.isalnum() and raw.isascii():
        return raw.lower()
    folded = raw.translate(_APOSTROPHES).lower()
    if folded.isascii():
        return "and" if folded == "&" else folded
    spread = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def cut_words(text: str) -> list[Word]:
    """The words of ``text`` in order, folded, without articles."""
    words: list[Word] = []
    past, gap, near, the, article = 0, "", False, False, -1
    pieces = _WORD.split(text)
    for between, raw in zip(pieces[::2], pieces[1::2], strict=False):
        start = past + len(between)
        past = start + len(raw)
        if between != " " and between:
            gap += _odd_signs(between)
            near = near and (between in _NEAR or (between.isspace() and between.count("\n") < 2))
        fold, case, length, may_be_article = _read_word(raw)
        if may_be_article and _is_article(raw, text, past):
            article = start if article < 0 else article
            continue
        if raw in _THE:
            near, the = False, True
            continue
        words.append(Word(fold, start if article < 0 else article, start + length, case, gap, near, the))
        gap, near, the, article = "", True, False, -1
    return words


def folded_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, for comparing names as wholes."""
    return tuple(word.fold for word in cut_words(name))


@lru_cache(maxsize=_REMEMBERED)
def _read_word(raw: str) -> tuple[str, int, int, bool]:
    """The fold, the case and the length of a word without its possessive ending, and whether it may be an article."""
    possessive = raw[-1] in "sS" and raw[-2:-1] in _APOSTROPHE_SIGNS
    body = raw[:-2] if possessive else raw
    lowered = raw.lower()
    return fold_word(body), _case(body), len(body), lowered == "al" or lowered in _JOINED_ARTICLES


def _odd_signs(between: str) -> str:
    """What lies between two words beyond spaces, hyphens and quotes; an empty line counts as a sign."""
    signs = between.translate(_PLAIN_GAP).replace("\r", "")
    return "" if signs == "\n" else signs


def _is_article(raw: str, text: str, stop: int) -> bool:
    """Whether this word is an Arabic article before the next word."""
    follows = text[stop : stop + 1]
    if raw in _ARTICLES or raw == "AL":
        return follows in ("-", "\u2010", "\u2011") or (
            raw != "AL" and follows == " " and text[stop + 1 : stop + 2].isalpha()
        )
    return follows in ("-", "\u2010", "\u2011") and raw.lower() in _JOINED_ARTICLES


def _case(body: str) -> int:
    if body.islower():
        return 0
    if body.isupper() or body.isdigit():
        return 3
    if body[0].isupper():
        return 1 if body[1:].islower() else 2
    return 0
