"""The reader's expressions of time as TIMEX3: type and value (TimeML 1.2.1 annotation guidelines)."""

import datetime as dt
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from tocsin.reading.calendar import shift
from tocsin.reading.timemention import TimeMention
from tocsin.reading.timewords import time_words

DECADE, CENTURY = 10, 100
SEASONS = ("WI", "SP", "SU", "FA")


@cache
def load_notation() -> dict[str, dict[str, Any]]:
    """``data/timex.toml``: the letters and words of the notation."""
    text = (resources.files("tocsin.evaluation") / "data" / "timex.toml").read_text(encoding="utf-8")
    notation: dict[str, dict[str, Any]] = tomllib.loads(text)
    return notation


def write_value(mention: TimeMention, published: dt.date | None) -> tuple[str, str] | None:
    """Type and value of an expression; None for one that TimeML does not mark."""
    words = " ".join(mention.text.lower().split())
    if words in load_notation()["unmarked"]["words"]:
        return None
    if mention.kind == "set":
        return "SET", _set(mention, words)
    if mention.kind == "duration" or _is_length(mention):
        return "DURATION", _length(mention, words)
    if mention.kind == "vague":
        return _vague(mention, words, published)
    day = mention.last if mention.kind == "until" else mention.first
    if day is None:
        return "DATE", "XXXX-XX-XX" if mention.grain == "day" else "XXXX"
    return "DATE", write_point(day, _unit(mention, words))


def _unit(mention: TimeMention, words: str) -> str:
    """The unit that is named: "the end of the month" is that month with TimeML, the reader's is its last day."""
    last = words.rsplit(None, 1)[-1]
    return last if mention.part and mention.grain == "day" and last in ("month", "year") else mention.grain


def write_point(day: dt.date, grain: str) -> str:
    """The calendar unit that holds ``day``."""
    year, week, _ = day.isocalendar()
    match grain:
        case "week":
            return f"{year}-W{week:02d}"
        case "weekend":
            return f"{year}-W{week:02d}-WE"
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
        case "quarter":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "season":
            return f"{day.year:04d}-{SEASONS[day.month % 12 // 3]}"
        case "half":
            return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
        case "year":
            return f"{day.year:04d}"
        case "decade":
            return f"{day.year:04d}"[:3]
        case "century":
            return f"{day.year:04d}"[:2]
        case _:
            return day.isoformat()


def _is_length(mention: TimeMention) -> bool:
    """ "The past two years": days up to the publication, which TimeML writes as a length."""
    return mention.kind == "span" and (mention.amount is not None or mention.first is None)


def _length(mention: TimeMention, words: str) -> str:
    amount, unit = mention.amount, mention.grain
    letters = load_notation()["units"]
    if unit == "hour":
        short = next((name for name in ("second", "minute") if name in words), "hour")
        return f"PT{_number(amount)}{letters[short]}"
    if unit in ("decade", "century") and amount is not None:
        return f"P{_number(amount * (DECADE if unit == 'decade' else CENTURY))}Y"
    return f"P{_number(amount)}{letters.get(unit, 'X')}"


def _number(amount: float | None) -> str:
    if amount is None:
        return "X"
    return str(int(amount)) if amount == int(amount) else str(amount)


def _set(mention: TimeMention, words: str) -> str:
    weekday = next(
        (number for name, number in time_words().tables["weekdays"].items() if name in words), None
    )
    if weekday is not None:
        return f"XXXX-WXX-{int(weekday) + 1}"
    return f"P1{load_notation()['units'].get(mention.grain, 'D')}"


def _vague(mention: TimeMention, words: str, published: dt.date | None) -> tuple[str, str]:
    notation = load_notation()
    reference = time_words().look_up("vague", words)
    if reference:
        return "DATE", str(notation["references"][reference])
    letter = notation["units"].get(mention.grain, "X")
    if re.match(r"(?:the )?(?:recent|coming|upcoming|last|past|next)\b", words):
        return "DURATION", f"PX{letter}"
    if words in {"days", "weeks", "months", "years", "decades", "centuries"}:
        return "DURATION", f"PX{letter}"
    if "ago" in words.split():
        return "DATE", _ago(mention, published)
    if mention.role in ("before", "after"):
        return "DURATION", _length(mention, words)
    if mention.offset == 0 and published is not None:
        return "DATE", write_point(published, mention.grain)
    return "DURATION", f"P{_number(mention.amount or 1)}{letter}"


def _ago(mention: TimeMention, published: dt.date | None) -> str:
    if mention.amount is None or published is None:
        return "PAST_REF"
    day = shift(published, -round(mention.amount), mention.grain)
    grain = "year" if mention.grain in ("decade", "century") else mention.grain
    return "PAST_REF" if day is None else write_point(day, grain)
