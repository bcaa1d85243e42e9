"""Number words and their values, loaded from ``data/numbers.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.reading.timewords import alternation

_SPACES = "\u00a0\u202f\u2009"


@dataclass(frozen=True)
class NumberWords:
    """Word lists and the patterns of plain numbers, of whole phrases, and of the words around both.

    ``starters`` are the words a number can begin with besides digits.
    """

    values: Mapping[str, int]
    scales: Mapping[str, int]
    phrases: Mapping[str, int]
    opened: Mapping[str, int]
    bounds: Mapping[str, str]
    bounds_after: Mapping[str, str]
    traps: Mapping[str, frozenset[str]]
    starters: frozenset[str]
    phrase: re.Pattern[str]
    number: re.Pattern[str]
    bound: re.Pattern[str]
    bound_after: re.Pattern[str]


@cache
def number_words() -> NumberWords:
    """The built-in English number words."""
    data: dict[str, Any] = tomllib.loads(
        files("tocsin.reading").joinpath("data/numbers.toml").read_text("utf-8")
    )
    ones, scales = data["ones"], data["scales"]
    phrases = {**data["phrases"], **data["open"]}
    word = rf"(?:{alternation({**ones, **scales})})\b"
    words = rf"(?:an?\s+(?={alternation(scales)}\b))?{word}(?:(?:\s+and\s+|-|\s+){word})*"
    spaced = rf"\d{{1,3}}(?:\s\d{{3}})*\s000(?!\d)|\d{{1,3}}(?:[,{_SPACES}]\d{{3}})+(?!\d)"
    digits = rf"{spaced}|\d{{1,3}}\.\d{{3}}(?![\d.])|\d+(?:\.\d+)?"
    short = alternation(data["short_scales"])
    number = rf"(?:(?P<digits>{digits})(?P<scale>\s*-?(?:{alternation(scales)})\b|(?:{short})\b)?|(?P<words>{words}))"
    starters = {part for name in (*ones, *scales, *phrases) for part in re.split(r"[\s-]", name)[:1]}
    bounds, after = data["bounds"], data["bounds_after"]
    return NumberWords(
        {**ones, **scales, **data["short_scales"], "a": 1, "an": 1},
        {**scales, **data["short_scales"]},
        phrases,
        data["open"],
        bounds,
        after,
        {name: frozenset(members) for name, members in data["traps"].items()},
        frozenset(starters | {"a", "an"}),
        re.compile(rf"(?:{alternation(phrases)})(?!\w)", re.IGNORECASE),
        re.compile(number, re.IGNORECASE),
        re.compile(
            rf"(?<!\w)({alternation(bounds)})\s+(?:(?:another|a|an|the|some|a\s+further|a\s+total\s+of)\s+)?$",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*({alternation(after)})(?!\w)", re.IGNORECASE),
    )


def value_of(digits: str, scale: str) -> int | None:
    """The count that digits and a scale word give ("1.2", "million"); None for a fraction."""
    plain = re.sub(r"[,\s]", "", digits)
    if re.fullmatch(r"\d{1,3}\.\d{3}", plain) and not scale:
        plain = plain.replace(".", "")
    factor = number_words().scales[scale.strip(" -\t\n").lower()] if scale.strip() else 1
    number = round(float(plain) * factor, 6)
    return int(number) if number == int(number) else None


def words_value(words: str) -> int | None:
    """The count that number words give ("one hundred and twenty-nine"); None if they do not make one number."""
    total, current, last = 0, 0, 0
    known = number_words()
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "and":
            continue
        value = known.values[word]
        if word in known.scales:
            current = max(current, 1) * value
            if value >= 1000:
                total, current = total + current, 0
            last = 0
        elif last and not (last >= 20 and last % 10 == 0 and value < 10):
            return None
        else:
            current, last = current + value, value
    return total + current
