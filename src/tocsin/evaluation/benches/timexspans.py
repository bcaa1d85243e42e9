"""The reader's expressions of time as TIMEX3 spans: trimmed to TimeML's extents, with the time of day beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.timexvalues import load_notation, write_point, write_value
from tocsin.reading.timeline import Told

_ZONE = r"(?:\s*\(?(?:GMT|UTC|[ECMP][SD]?T|local time)\)?)?"
# 10:35 a.m., 9 p.m., 19:30
_CLOCK = (
    r"(?:(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    rf"|(?P<full>[01]?\d|2[0-3]):(?P<sharp>[0-5]\d)){_ZONE}"
)
_JOIN = re.compile(
    r"(?<=\w)\s*(?:[-–—/]|\bto\b|\band\b|\bor\b|\bthrough\b|\buntil\b)\s*(?=\w)", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NOON = 12


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    value: str


@cache
def _clock_pattern() -> re.Pattern[str]:
    parts = "|".join(sorted(load_notation()["dayparts"], key=len, reverse=True))
    return re.compile(rf"(?<![\w.:$])(?:{_CLOCK}|(?P<part>{parts})\b)", re.IGNORECASE)


@cache
def _edge_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    outside = load_notation()["outside"]

    def either(words: list[str]) -> str:
        return "|".join(
            re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
        )

    before = re.compile(rf"(?:(?:{either(outside['before'])})\s+)+(?=\S)", re.IGNORECASE)
    after = re.compile(rf"\s+(?:{either(outside['after'])})$", re.IGNORECASE)
    return before, after


def mark_times(told: list[Told], text: str) -> list[Row]:
    """One row an expression: ``start``, ``end``, ``type``, ``value``, in the order of the text."""
    published = told[0].published if told else None
    rows = []
    for one in told:
        sides = _split(one)
        written = None if sides else write_value(one.mention, published)
        rows += sides
        if written is not None:
            start, end = _trimmed(one)
            rows.append(_row(start, end, *written))
    return list(_with_clocks(rows, text))


def _row(start: int, end: int, kind: str, value: str) -> Row:
    return {"start": start, "end": end, "type": kind, "value": value}


def _split(one: Told) -> list[Row]:
    """The two ends of "1914-1918", "12-14 July", "August and September 1950"; empty when there is one alone."""
    mention = one.mention
    join = _JOIN.search(mention.text)
    if mention.kind != "span" or join is None or mention.first is None or mention.last is None:
        return []
    if mention.amount is not None or mention.grain not in ("day", "month", "year"):
        return []
    start = one.sentence.start + mention.start
    return [
        _row(start, start + join.start(), "DATE", write_point(mention.first, mention.grain)),
        _row(start + join.end(), start + len(mention.text), "DATE", write_point(mention.last, mention.grain)),
    ]


def _trimmed(one: Told) -> tuple[int, int]:
    words = one.mention.text
    before, after = _edge_patterns()
    lead, tail = before.match(words), after.search(words)
    start = lead.end() if lead else 0
    end = tail.start() if tail else len(words)
    shift = one.sentence.start + one.mention.start
    return (shift + start, shift + end) if start < end else (shift, shift + len(words))


def _with_clocks(rows: list[Row], text: str) -> Iterator[Row]:
    """The rows with the time of day that stands in or beside them, and those times of day that stand alone."""
    clocks = [clock for match in _clock_pattern().finditer(text) if (clock := _read(match))]
    for row in rows:
        beside = next((clock for clock in clocks if _touches(row, clock, text)), None)
        if beside is not None and _DATE.fullmatch(row["value"]):
            row["type"], row["value"] = "TIME", _join(row["value"], beside.value)
            row["start"], row["end"] = min(row["start"], beside.start), max(row["end"], beside.end)
        yield row


def _touches(row: Row, clock: _Clock, text: str) -> bool:
    if clock.start < row["end"] and clock.end > row["start"]:
        return True
    between = text[clock.end : row["start"]] if clock.end <= row["start"] else text[row["end"] : clock.start]
    return len(between) < 8 and bool(re.fullmatch(r",?\s+(?:on\s+|at\s+|the\s+|of\s+|in the\s+)?", between))


def _join(day: str, time: str) -> str:
    return f"{day}{time if time.startswith('T') else 'T' + time}"


def _read(match: re.Match[str]) -> _Clock | None:
    if match["part"]:
        return _Clock(match.start(), match.end(), load_notation()["dayparts"][match["part"].lower()])
    if match["sharp"]:
        return _Clock(match.start(), match.end(), f"T{int(match['full']):02d}:{match['sharp']}")
    hour = int(match["hour"])
    if hour > NOON:
        return None
    hour = hour % NOON + (NOON if match["half"].lower() == "p" else 0)
    return _Clock(match.start(), match.end(), f"T{hour:02d}:{match['minute'] or '00'}")
