"""Expressions that lean on a day spoken of: two days later, the previous day, a week after the 7 October attack."""

import re
from dataclasses import replace
from datetime import date

from tocsin.reading.calendar import month_of, shift, stretch_around
from tocsin.reading.timemention import TimeMention
from tocsin.reading.timewords import time_words

_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)”\"]|$)")
_FAR = re.compile(r"[.;:!?\n]|.{60}", re.DOTALL)


def settle_anchored(
    text: str, found: list[TimeMention], published: date | None, anchor: date | None
) -> list[TimeMention]:
    """The mentions with those resolved that lean on another one of the text, else on ``anchor``.

    "Earlier" and "previous" lean on the publication when nothing was spoken of before: a report tells the news of
    its day.
    """
    if all(mention.offset is None and mention.kind != "vague" for mention in found):
        return found
    settled: list[TimeMention] = []
    for index, mention in enumerate(found):
        right = found[index + 1] if index + 1 < len(found) else None
        settled.append(_settled(text, mention, settled, right, published, anchor))
    return settled


def _settled(
    text: str,
    mention: TimeMention,
    left: list[TimeMention],
    right: TimeMention | None,
    published: date | None,
    anchor: date | None,
) -> TimeMention:
    spoken = next((one.last for one in reversed(left) if one.known and one.kind == "point"), anchor)
    if mention.kind == "vague" and mention.grain == "month" and mention.offset is None:
        return _that_month(mention, spoken)
    if mention.offset is None or mention.known:
        return mention
    if mention.role in ("after", "before") and _leans_right(text, mention):
        if (
            right is None
            or right.first is None
            or right.grain != "day"
            or _FAR.match(text, mention.end, right.start)
        ):
            return mention
        return _moved(mention, right.first)
    if spoken is None and mention.offset < 0:
        spoken = published
    return mention if spoken is None else _moved(mention, spoken)


def _leans_right(text: str, mention: TimeMention) -> bool:
    last = mention.text.lower().rsplit(None, 1)[-1]
    return last in ("after", "before", "to", "following") and not _CLAUSE_END.match(text, mention.end)


def _moved(mention: TimeMention, spoken: date) -> TimeMention:
    day = shift(spoken, mention.offset or 0, mention.grain)
    if day is None:
        return mention
    first, last = stretch_around(day, mention.grain)
    precision = mention.grain if mention.grain in ("day", "week", "month", "year") else "span"
    return replace(mention, first=first, last=last, precision=precision, kind="point", role="when")


def _that_month(mention: TimeMention, spoken: date | None) -> TimeMention:
    month = time_words().look_up("months", mention.text.split()[-1])
    if spoken is None or month is None:
        return mention
    first, last = month_of(spoken.year, month)
    return replace(mention, first=first, last=last, precision="month", kind="point")
