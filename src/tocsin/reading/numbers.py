"""Find the counts in a text: exact, bounded, ranges and open amounts, as the article gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.reading.numbertraps import is_count
from tocsin.reading.numberwords import NumberWords, number_words, value_of, words_value
from tocsin.reading.timemention import TimeMention
from tocsin.reading.times import find_times

_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_BETWEEN = re.compile(
    r"\s*(to|-|–|—|and|or)\s*(?:(?:as\s+many\s+as|up\s+to|even|perhaps|possibly|maybe)\s+)?", re.IGNORECASE
)
_ARTICLE = re.compile(r"an?(?=\s+[a-z])", re.IGNORECASE)
_BEFORE_RANGE = re.compile(r"\b(between|from)\s+(?:about\s+|around\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A count at ``[start, end)`` of a text, with the words that bound it; ``core`` is where the number begins.

    ``low`` and ``high`` are both included; ``high`` is None for an open minimum ("at least 26", "dozens").
    ``article`` marks a mere "a" or "an".
    """

    start: int
    end: int
    text: str
    low: int
    high: int | None
    core: int
    article: bool = False


def find_numbers(text: str, times: Sequence[TimeMention] | None = None) -> list[NumberMention]:
    """All counts in ``text``, in order, none overlapping.

    Left out are numbers that count nothing: years, dates, clock times, lengths of time, money, shares,
    distances, ages, names of weapons, ordinals. ``times`` saves finding the time expressions again.
    """
    known = number_words()
    mentions: list[NumberMention] = []
    for found in _ranges(text, list(_scan(text, known))):
        mentions.append(_bounded(text, found, mentions[-1].end if mentions else 0, known))
    counts = [mention for mention in mentions if is_count(text, mention.core, mention.end)]
    if all(mention.article for mention in counts):
        return counts
    spans = [(time.start, time.end) for time in (find_times(text, None) if times is None else times)]
    return [
        found for found in counts if not any(found.core < end and start < found.end for start, end in spans)
    ]


def _scan(text: str, known: NumberWords) -> Iterator[NumberMention]:
    covered = 0
    for token in _TOKEN.finditer(text):
        if token.start() < covered or not (token[0].isdigit() or token[0].lower() in known.starters):
            continue
        mention = _read(text, token.start(), known)
        if mention is not None:
            covered = mention.end
            yield mention


def _read(text: str, start: int, known: NumberWords) -> NumberMention | None:
    phrase = known.phrase.match(text, start)
    if phrase is not None:
        words = " ".join(phrase[0].lower().split())
        low = known.phrases[words]
        return _mention(text, start, phrase.end(), low, None if words in known.opened else low)
    match = known.number.match(text, start)
    if match is None:
        return _article(text, start)
    digits = match["digits"]
    value = value_of(digits, match["scale"] or "") if digits else words_value(match[0])
    return None if value is None else _mention(text, start, match.end(), value, value)


def _article(text: str, start: int) -> NumberMention | None:
    match = _ARTICLE.match(text, start)
    return _mention(text, start, match.end(), 1, 1, article=True) if match else None


def _mention(
    text: str, start: int, end: int, low: int, high: int | None, *, article: bool = False
) -> NumberMention:
    return NumberMention(start, end, text[start:end], low, high, start, article)


def _ranges(text: str, found: list[NumberMention]) -> Iterator[NumberMention]:
    """The mentions with "10 to 15", "two or three", "between 4 and 6" made one."""
    waiting: NumberMention | None = None
    for mention in found:
        if waiting is not None:
            joined = _joined(text, waiting, mention)
            if joined is not None:
                waiting = joined
                continue
            yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting


def _joined(text: str, left: NumberMention, right: NumberMention) -> NumberMention | None:
    if _is_split(text, left, right):
        value = left.low + right.low
        return replace(left, end=right.end, text=text[left.start : right.end], low=value, high=value)
    link = _BETWEEN.fullmatch(text, left.end, right.start)
    if link is None or left.article or right.article or left.high is None or right.low <= left.low:
        return None
    lead = _BEFORE_RANGE.search(text, max(0, left.start - 20), left.start)
    opening = lead[1].lower() if lead else ""
    if opening == "from" or (link[1].lower() == "and" and opening != "between"):
        return None
    start = lead.start() if lead else left.start
    low = left.low * _shared_scale(text, left, right)
    return NumberMention(start, right.end, text[start : right.end], low, right.high, left.start)


def _is_split(text: str, left: NumberMention, right: NumberMention) -> bool:
    """ "Forty 6": a number of which only the first word was left standing when words were turned into digits."""
    tens = left.low == left.high and 20 <= left.low < 100 and left.low % 10 == 0 and left.text.isalpha()
    return tens and text[left.end : right.start] == " " and right.text.isdigit() and 0 < right.low < 10


def _shared_scale(text: str, left: NumberMention, right: NumberMention) -> int:
    """The scale word of "two to three million" belongs to both numbers."""
    last = re.split(r"[\s-]", right.text.lower())[-1]
    scale = number_words().scales.get(last, 1)
    return scale if left.low < scale and left.low * scale <= right.low else 1


def _bounded(text: str, found: NumberMention, free: int, known: NumberWords) -> NumberMention:
    """The mention with the words that bound it, after the position ``free``."""
    start, end, bound = found.start, found.end, ""
    before = known.bound.search(text, max(free, start - 40), start)
    if before is not None and not found.article:
        start, bound = before.start(), known.bounds[" ".join(before[1].lower().split())]
    after = known.bound_after.match(text, end)
    if after is not None and not found.article:
        end, bound = after.end(), known.bounds_after[after[1].lower()]
    if not bound:
        return found
    low, high = _limits(found.low, found.high, bound)
    return replace(found, start=start, end=end, text=text[start:end], low=low, high=high)


def _limits(low: int, high: int | None, bound: str) -> tuple[int, int | None]:
    match bound:
        case "at-least":
            return low, None
        case "more":
            return (low + 1 if high is not None else low), None
        case "up-to":
            return 0, high
        case "fewer":
            return 0, (None if high is None else max(0, high - 1))
        case _:
            return low, high
