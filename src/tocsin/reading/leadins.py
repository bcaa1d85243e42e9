"""What stands before a sentence without being part of it: datelines, time stamps, bullets, marks of the desk."""

import re
import tomllib
from functools import cache
from importlib import resources

from tocsin.reading.datelines import CAP, dateline_length

BULLET = r"(?:[•▪●◦‣·■►▶➤✓*>–—-]|\(?\d{1,2}[.)]|\([a-z]\))[ \t]+"
CLOCK = r"[\[(]?(?:\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s?[AaPp]\.?[Mm]\b\.?)?|\d{1,2}\s?[AaPp]\.?[Mm]\b\.?)"
AFTER = rf"[\])]?(?:\s*[-–—|]\s+|:\s+|[ \t]*\n|[ \t]*$|[ \t]+(?={CAP}))"


@cache
def load_leadins() -> dict[str, str]:
    """The marks of the desk (``tags``) and the names of time zones (``zones``) as alternatives of a pattern."""
    text = (resources.files("tocsin.reading") / "data" / "leadins.toml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = tomllib.loads(text)
    return {
        key: "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
        for key, words in lists.items()
    }


@cache
def lead_in() -> re.Pattern[str]:
    """Matches a bullet, a time of day and a mark of the desk, or nothing."""
    lists = load_leadins()
    zone = rf"(?i:{lists['zones']})\b"
    clock = rf"(?:{CLOCK}|\d{{4}}(?=\s?{zone}))(?:\s?\(?{zone}\)?)?{AFTER}"
    tag = rf"(?i:{lists['tags']})\b(?:\s+\d{{1,2}})?\s*[:|–—-]\s*(?=\S)"
    return re.compile(rf"\s*(?:{BULLET})?(?:{clock})?(?:{tag})?")


@cache
def entry_start() -> re.Pattern[str]:
    """Matches where a line begins a new entry of a list or of a live blog."""
    zone = rf"(?i:{load_leadins()['zones']})\b"
    clock = rf"{CLOCK}(?:\s?\(?{zone}\)?|[\])])?[ \t]*(?:$|\n|[-–—:|]\s)"
    return re.compile(rf"[ \t]*(?:{BULLET}|{clock})")


def begins_entry(line: str) -> bool:
    """Whether a line begins an entry of a list or of a live blog, or a report with its dateline."""
    return entry_start().match(line) is not None or dateline_length(line) > 0


def lead_length(paragraph: str) -> int:
    """How many characters at the start of a paragraph are a dateline, a time stamp, a bullet or a mark of the desk.
    A paragraph that is nothing else counts 0."""
    found = lead_in().match(paragraph)
    length = found.end() if found else 0
    length += dateline_length(paragraph[length:])
    return 0 if not paragraph[length:].strip() or not paragraph[:length].strip() else length
