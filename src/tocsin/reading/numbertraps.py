"""Numbers that count nobody: money, measures, ages, names of weapons, ordinals."""

import re
from unicodedata import category

from tocsin.reading.numberwords import number_words
from tocsin.reading.timetraps import word_before
from tocsin.reading.timewords import time_words

_AFTER = re.compile(r"(?:\s*-\s*|\s+)?([A-Za-z/.'’]+|%|°|[:/]\d)")
_TIGHT_BEFORE = re.compile(r"[A-Za-z\d][-‑–.,:/]?$|[$€£¥₹₽₪#№]\s?$|[-−]$|\d[:/]$")
_MONEY = re.compile(r"(?:^|[^A-Za-z])(?:US|USD|EUR|GBP|Rs|INR|NIS|CFA)\.?\s?$")
_OLD = re.compile(r"\b[Ss]?[Hh]e\s+(?:was|is|turned)\s+$")
_NAMED_DAY = re.compile(r"(?<!\b[Ii]n )\b[A-Z][a-z]+\s+$")
_AGE = re.compile(r"[A-Z][\w’'-]+,\s$")


def is_count(text: str, start: int, end: int) -> bool:
    """Whether the number at ``[start, end)``, without the words that bound it, counts something."""
    return _free_before(text, start, end) and _free_after(text, start, end)


def _free_before(text: str, start: int, end: int) -> bool:
    traps = number_words().traps
    tight = text[max(0, start - 2) : start]
    word = word_before(text, start)
    if not text[start].isdigit():
        if text[start:end].lower() == "one" and word.lower() in traps["pronoun_before"]:
            return False
        return not tight.endswith(("-", "‑")) and word.lower() not in traps["ages_before"]
    if _TIGHT_BEFORE.search(tight) or _MONEY.search(text, max(0, start - 5), start):
        return False
    if word.lower() in traps["ages_before"] or (word.lower() in traps["designators"] and word[:1].isupper()):
        return False
    if tight and category(tight.rstrip()[-1:] or " ") == "Sc":
        return False
    if word.lower() in time_words().tables["months"] and _NAMED_DAY.search(text, max(0, start - 16), start):
        return False
    if _OLD.search(text, max(0, start - 16), start):
        return False
    if word == "." and re.search(r"\bNos?\.\s*$", text[max(0, start - 6) : start]):
        return False
    aged = (
        end - start <= 3
        and text[end : end + 1] in (",", ")")
        and _AGE.search(text, max(0, start - 30), start)
    )
    return not aged


def _free_after(text: str, start: int, end: int) -> bool:
    traps = number_words().traps
    rest = text[end : end + 1]
    if rest.isalnum() or rest in ("%", "°", "$", "€", "£") or re.match(r"[-–]\d", text[end : end + 2]):
        return False
    after = _AFTER.match(text, end)
    if after is None:
        return True
    word = after[1].lower().rstrip(".")
    if word in traps["measures"] or word in traps["durations"] or after[1][0] in "%°:/":
        return False
    if text[start:end].lower() == "one" and word in traps["pronoun_after"]:
        return False
    joined = text[end] in "-‑" and text[end + 1 : end + 2].isalpha()
    return not joined or word.startswith("plus")
