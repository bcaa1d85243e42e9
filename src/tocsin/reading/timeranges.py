"""What the words around an expression of time make of it: since, until, from one day to another."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from tocsin.reading.calendar import shift
from tocsin.reading.timemention import TimeMention, TimeRole, TimeValue
from tocsin.reading.timesetting import Setting
from tocsin.reading.timetraps import trap_words, word_after, word_before
from tocsin.reading.timewords import alternation, time_words

Reread = Callable[[TimeMention, date], TimeMention]

_FROM_TO = re.compile(
    r"\s*(?:-|–|—|to|through|until|till|up to|and ended in|and)\s*(?:the\s+)?$", re.IGNORECASE
)
# So many words before expressions are kept at hand: each is asked for more than once.
_LEADS = 64
_AND = re.compile(r"\s*and\s*(?:the\s+)?$", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|a|an|this|that|its|his|her|their|our|['’]s)\s+$", re.IGNORECASE)
_CLAUSE_WORDS = re.compile(r"[A-Za-z]+|[.,;:!?\n]")
_CLOCK = r"(?:(?:\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?|noon|midnight)\s+(?:[A-Z]{2,4}\s+)?(?:on\s+)?)?"


@cache
def _lead_pattern() -> re.Pattern[str]:
    leads = alternation(time_words().tables["leads"])
    return re.compile(rf"\b({leads})\s+(?:the\s+|at\s+least\s+|about\s+)?{_CLOCK}$", re.IGNORECASE)


@lru_cache(_LEADS)
def lead_of(text: str, start: int) -> str:
    """What the word before an expression makes of it (a value of ``[leads]``), or an empty string."""
    match = _lead_pattern().search(text, max(0, start - 30), start)
    return str(time_words().look_up("leads", match[1])) if match else ""


def looks_ahead(text: str, start: int, end: int, setting: Setting) -> bool:
    """Whether the clause before an expression speaks of what is to come."""
    lead = lead_of(text, start)
    if lead == "ahead" or (lead in ("until", "deadline") and setting.tense != "past"):
        return True
    if setting.ahead or lead == "since" or text[end : end + 2] in ("'s", "’s"):
        return False
    words = _CLAUSE_WORDS.findall(text, max(0, start - 60), start)[-8:]
    for word in reversed(words):
        if not word[0].isalpha() or (word.endswith("ed") and word.lower() not in trap_words("future")):
            return False
        if word.lower() in trap_words("future"):
            return True
    return False


def _compares(text: str, start: int) -> bool:
    words = _CLAUSE_WORDS.findall(text, max(0, start - 110), start)[-14:]
    return any(word.lower() in trap_words("comparisons") or word.lower().endswith("iest") for word in words)


def with_lead(text: str, start: int, end: int, value: TimeValue, published: date | None) -> TimeValue:
    """The value as "since", "by", "until" or a place before a noun changes it."""
    lead = lead_of(text, start)
    if value.kind == "duration":
        return _elapsed(text, start, value, published)
    if lead == "since" and value.kind in ("point", "span"):
        return _since(text, start, value, published)
    if lead in ("until", "deadline") and value.kind in ("point", "span"):
        return _until(value, published, lead)
    role: TimeRole = value.role
    if lead in ("before", "after", "start"):
        role = "before" if lead == "before" else "after" if lead == "after" else "start"
    elif role == "when" and _is_attribute(text, start, end):
        role = "attribute"
    return value if role == value.role else replace(value, role=role)


def _elapsed(text: str, start: int, value: TimeValue, published: date | None) -> TimeValue:
    """ "Killed 89 in 10 days", told in the past: the days up to the publication."""
    if published is None or value.amount is None or word_before(text, start).lower() != "in":
        return value
    if value.grain not in ("hour", "day", "week") or _compares(text, start):
        return value
    grain, count = (
        ("day", -math.ceil(value.amount / 24)) if value.grain == "hour" else (value.grain, -int(value.amount))
    )
    first = shift(published, count, grain)
    return value if first is None else replace(value, first=first, last=published, precision="span")


def _since(text: str, start: int, value: TimeValue, published: date | None) -> TimeValue:
    role: TimeRole = "comparison" if _compares(text, start) else "when"
    if value.first is None or published is None or value.first > published:
        return replace(value, first=None, last=None, kind="since", role=role)
    if value.kind == "span" and value.last == published:
        return replace(value, kind="since", role=role)
    return replace(value, last=published, precision="span", kind="since", role=role)


def _until(value: TimeValue, published: date | None, lead: str) -> TimeValue:
    if published is None or value.last is None or value.last <= published:
        return replace(value, kind=value.kind if lead == "deadline" else "until", role="deadline")
    return replace(value, first=published, precision="span", kind="until", role="deadline")


def _is_attribute(text: str, start: int, end: int) -> bool:
    if text[end : end + 2] in ("'s", "’s"):
        return True
    after = word_after(text, end)
    return bool(after[:1].isalpha() and _DETERMINER.search(text, max(0, start - 8), start))


def join_ranges(text: str, found: list[TimeMention], again: Reread) -> list[TimeMention]:
    """Mentions with "from A to B", "between A and B", "A-B" made one span.

    ``again`` reads a mention as if the publication were another day: A takes its year from B.
    """
    joined: list[TimeMention] = []
    for mention in found:
        whole = _joined(text, joined[-1], mention, again) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _joined(text: str, left: TimeMention, right: TimeMention, again: Reread) -> TimeMention | None:
    if not _FROM_TO.fullmatch(text, left.end, right.start) or right.last is None:
        return None
    between = text[left.end : right.start]
    if left.kind not in ("point", "span") or right.kind not in ("point", "span", "until"):
        return None
    if right.absolute and not left.absolute and left.grain in ("day", "month"):
        left = again(left, right.last)
    if _AND.fullmatch(between) and lead_of(text, left.start) != "between" and not _adjacent(left, right):
        return None
    if left.first is None or left.first > right.last:
        return None
    return replace(
        left,
        end=right.end,
        text=text[left.start : right.end],
        last=right.last,
        precision="span",
        kind="span",
        role="when" if left.role == "start" else left.role,
        absolute=right.absolute,
    )


def _adjacent(left: TimeMention, right: TimeMention) -> bool:
    """Whether "November and December" or "2019 and 2020" follow each other without a gap."""
    if left.grain not in ("month", "year") or left.grain != right.grain or left.last is None:
        return False
    return left.part == right.part == "" and shift(left.last, 1, "day") == right.first
