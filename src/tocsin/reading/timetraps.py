"""Words that look like times and are none: May the modal, 2,018 people, the March 23 Movement."""

import re
from collections.abc import Mapping
from functools import cache

from tocsin.reading.timewords import time_words

_WORD_BEFORE = re.compile(r"([A-Za-z]+|[^\sA-Za-z])[\s]*$")
_WORD_AFTER = re.compile(r"[\s-]*([A-Za-z]+|[^\sA-Za-z])")


@cache
def trap_words(name: str) -> frozenset[str]:
    """One of the word lists under ``[traps]`` in ``data/times.toml``."""
    return frozenset(time_words().tables["traps"][name])


def word_before(text: str, position: int) -> str:
    """The word or sign before a position, as written; empty at the beginning."""
    match = _WORD_BEFORE.search(text, max(0, position - 30), position)
    return match[1] if match else ""


def word_after(text: str, position: int) -> str:
    """The word or sign after a position, as written; empty at the end."""
    match = _WORD_AFTER.match(text, position)
    return match[1] if match else ""


def _month_alone(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    month = groups["month"]
    if "shift" in groups or "part" in groups:
        return month[:1].isupper() or month.lower() not in trap_words("capital_only")
    if month.lower() not in trap_words("ambiguous_months"):
        return True
    if not month[:1].isupper():
        return False
    before, after = word_before(text, start).lower(), word_after(text, end)
    if before in trap_words("before_dated_noun") and after.islower():
        return after not in trap_words("after_name_of_march")
    if month.isupper() and text[max(0, start - 12) : start].isupper() and before not in ("in", "since", "of"):
        return False
    named = month.lower() in trap_words("month_names") and after[:1].isupper()
    return before in trap_words("before_month") and not (
        named and before in ("and", "or", "of", "for", "by", "to")
    )


def _year_alone(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    if "part" in groups or "year2" in groups:
        return True
    before, after = word_before(text, start), word_after(text, end)
    if after.lower() in trap_words("counted") or text[end : end + 2].strip()[:1] in ("%", "°"):
        return False
    if re.search(r"\b(?:Act|Law|Code|Rules),\s$", text[max(0, start - 8) : start]):
        return False
    if re.match(r"[,.:]?\d|-?[A-Za-z]", text[end : end + 2]) or re.search(
        r"[\d$€£#№.,:/]\s?$", text[:start][-2:]
    ):
        return bool(re.search(r"[A-Za-z\])],\s$", text[:start][-3:]))
    if before.lower() in trap_words("before_amount"):
        return False
    capital = before[:1].isupper() and text[: start - 1].strip() != before
    named = capital and before.lower() not in trap_words("before_month") | {"the"} and not before.isupper()
    return not named or text[start - 1 : start] != " "


def _season(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    name = groups.get("season", "").lower()
    if name not in trap_words("seasons_with_other_senses") or "shift" in groups or "year" in groups:
        return True
    return name == "spring" and word_before(text, start).lower() in trap_words("before_month")


def _date(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    if text[start].isdigit() and re.search(r"\d[.,:/-]$|[$€£]$|[A-Z]-$", text[:start][-2:]):
        return False
    month = groups["month"]
    return month[:1].isupper() or month.lower() not in ("may", "march", "mar")


def _length(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    if re.match(r"[\s-]+olds?\b", text[end : end + 6]):
        return False
    single = groups.get("count", "").lower() in ("a", "an") and not groups.get("about")
    return not single or word_before(text, start).lower() in trap_words("before_length")


def _open_length(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    return word_after(text, end).lower() not in ("old", "olds")


def _weekday(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    return word_before(text, start).lower() not in trap_words("named_weekdays")


def _vague(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    return word_before(text, start).lower() != "as"


_TESTS = {
    "duration": _length,
    "open_duration": _open_length,
    "vague": _vague,
    "weekday": _weekday,
    "month": _month_alone,
    "edge_year": _year_alone,
    "season": _season,
    "day_month": _date,
    "month_day": _date,
}


def is_time(shape: str, text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    """Whether a match of a shape is a time where it stands."""
    if text[end : end + 1].isalpha():
        return False
    test = _TESTS.get(shape)
    return test is None or test(text, start, end, groups)


def is_name(text: str, end: int) -> bool:
    """Whether the date that ends here begins a name: the March 23 Movement, the 14th October Brigade."""
    after = word_after(text, end)
    return after[:1].isupper() and after.lower() in trap_words("names")


def counts_something(text: str, start: int, end: int, groups: Mapping[str, str]) -> bool:
    """Whether the day of "in October 20 people died" is an amount after a bare month."""
    if word_before(text, start).lower() != "in" or "year" in groups or "day2" in groups:
        return False
    return text[end - 1].isdigit() and word_after(text, end).islower()
