"""Find the expressions of time in a text and say which days they name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tocsin.reading.datevalues import DATE_RESOLVERS
from tocsin.reading.periodvalues import PERIOD_RESOLVERS
from tocsin.reading.relativevalues import RELATIVE_RESOLVERS
from tocsin.reading.timeanchors import settle_anchored
from tocsin.reading.timemention import Tense, TimeMention, TimeValue
from tocsin.reading.timeranges import join_ranges, looks_ahead, with_lead
from tocsin.reading.timesetting import Setting
from tocsin.reading.timetraps import counts_something, is_name, is_time
from tocsin.reading.timewords import TimeWords, time_words

__all__ = ["TimeMention", "find_times", "may_hold_time"]

_RESOLVERS = {**DATE_RESOLVERS, **PERIOD_RESOLVERS, **RELATIVE_RESOLVERS}
_TOKEN = re.compile(r"[A-Za-z]+\d?|\d+(?:[/.]\d+)*s?")
_WORDS_BEFORE_TRIGGER = 7
# A sentence is read in more than one tense, and once more for its numbers: what is the same is kept at hand.
_SENTENCES, _PLACES, _WORDS = 8, 128, 1024


def find_times(
    text: str,
    published: date | None,
    tense: Tense = "past",
    anchor: date | None = None,
    *,
    join: bool = True,
) -> list[TimeMention]:
    """All expressions of time in ``text`` (a sentence or a paragraph), in order, none overlapping.

    Expressions without a year and those that lean on the day of publication are resolved against ``published``
    and ``tense``; without ``published`` they stay unknown (``first`` and ``last`` are None). ``anchor`` is the day
    spoken of before this text, on which "two days later" leans when the text itself names none. ``join`` makes one
    expression of "from A to B".
    """
    words = time_words()
    places = _places(text)
    if not places:
        return []
    setting = Setting(published, tense)
    found = list(_scan(text, places, setting, words))

    def again(mention: TimeMention, day: date) -> TimeMention:
        match = _match(text, mention.start)
        return (match and _read(text, match, Setting(day, "past"), words)) or mention

    return settle_anchored(text, join_ranges(text, found, again) if join else found, published, anchor)


def may_hold_time(text: str) -> bool:
    """Whether a text has a word or number that speaks of time, so that ``find_times`` may find some."""
    return bool(_places(text))


@lru_cache(_SENTENCES)
def _places(text: str) -> tuple[int, ...]:
    """The word starts at which an expression may begin: near a word or number that speaks of time."""
    triggers = time_words().triggers
    near: set[int] = set()
    tokens: list[str] = _TOKEN.findall(text)
    for index, token in enumerate(tokens):
        if token.lower() in triggers or (len(token) >= 3 and token[0].isdigit() and _dated(token)):
            near.update(range(max(0, index - _WORDS_BEFORE_TRIGGER), index + 1))
    near = {index for index in near if _may_begin(tokens[index].lower())}
    if not near:
        return ()
    return tuple([match.start() for index, match in enumerate(_TOKEN.finditer(text)) if index in near])


@lru_cache(_PLACES)
def _match(text: str, place: int) -> re.Match[str] | None:
    """The expression that begins at a word start."""
    return time_words().shapes.match(text, place)


@lru_cache(_WORDS)
def _may_begin(token: str) -> bool:
    """Whether a lower-case word may be the first of an expression of time."""
    parts = time_words().parts
    if token in parts or len(token) <= len("th") or not token.isalpha():
        return True
    return any(token[:cut] in parts and token[cut:] in parts for cut in range(1, len(token)))


def _dated(token: str) -> bool:
    return token[-1] == "s" or "/" in token or len(token.rpartition(".")[2]) == 4


def _scan(text: str, places: tuple[int, ...], setting: Setting, words: TimeWords) -> Iterator[TimeMention]:
    covered = 0
    for place in places:
        match = _match(text, place) if place >= covered else None
        if match is None:
            continue
        if is_name(text, match.end()):
            covered = match.end()
            continue
        mention = _read(text, match, setting, words)
        if mention is not None:
            covered = mention.end
            yield mention


def _read(text: str, match: re.Match[str], setting: Setting, words: TimeWords) -> TimeMention | None:
    number = int((match.lastgroup or "")[1:])
    shape = words.names[number]
    groups = {name: word for name, group in words.groups[number] if (word := match[group]) is not None}
    start, end = match.span()
    if shape == "month_day" and counts_something(text, start, end, groups):
        shape, end = "month", match.end(f"month_{number}")
    if not is_time(shape, text, start, end, groups):
        return None
    groups |= {"shape": shape, "whole": text[start:end]}
    ahead = Setting(setting.published, "future") if looks_ahead(text, start, end, setting) else setting
    value = _RESOLVERS[shape](groups, ahead)
    if value is None:
        return None
    return _mention(text, start, end, with_lead(text, start, end, value, setting.published))


def _mention(text: str, start: int, end: int, value: TimeValue) -> TimeMention:
    while text[end - 1].isspace():
        end -= 1
    if value.first is not None and value.last is not None and value.first > value.last:
        value = replace(value, first=None, last=None, precision="unknown")
    return TimeMention(
        start,
        end,
        text[start:end],
        value.first,
        value.last,
        value.precision if value.first is not None else "unknown",
        value.kind,
        value.role,
        value.grain,
        value.amount,
        value.part,
        value.absolute,
        value.offset,
    )
