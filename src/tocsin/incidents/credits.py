"""Credits: which news agency a report says its text comes from.

Newspapers print agency copy in settled forms: the dateline "KABUL, May 3 (Reuters) -", the byline "By Jane Roe,
Associated Press", the closing "Source: AFP". What only helped ("AFP contributed to this report") is no origin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tocsin.knowledge.publishers import Publisher, load_publishers
from tocsin.knowledge.wordfold import cut_words
from tocsin.tables import Values, make_of

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class CreditForms:
    """The forms of ``data/credits.toml``; each finds the agency's name in the group ``name``."""

    opening: tuple[re.Pattern[str], ...]
    closing: tuple[re.Pattern[str], ...]
    publisher: tuple[re.Pattern[str], ...]
    helping: re.Pattern[str]
    opening_signs: int
    closing_signs: int


@cache
def load_credit_forms() -> CreditForms:
    """The shipped forms. Raises KnowledgeError when the file breaks its format."""
    return make_of("credits.toml", "tocsin.incidents", _forms)


def _forms(values: Values) -> CreditForms:
    found = {
        part: tuple(re.compile(form) for form in values[part]) for part in ("opening", "closing", "publisher")
    }
    return CreditForms(
        found["opening"],
        found["closing"],
        found["publisher"],
        re.compile(values["helping"]),
        int(values["opening_signs"]),
        int(values["closing_signs"]),
    )


def credited_agency(text: str) -> Publisher | None:
    """The news agency whose copy ``text`` says it is, or None."""
    forms = load_credit_forms()
    start, end = text[: forms.opening_signs], text[-forms.closing_signs :]
    for name in (*_names(start, forms.opening, forms), *_names(end, forms.closing, forms)):
        agency = _agency(name)
        if agency is not None:
            return agency
    return None


def credited_publisher(name: str) -> Publisher | None:
    """The origin that a publisher's own name gives ("AFP via France 24"), else the outlet of that name, or None."""
    book = load_publishers()
    for form in load_credit_forms().publisher:
        found = form.fullmatch(name.strip())
        origin = book.named(found["name"]) if found else None
        if origin is not None:
            return origin
    return book.named(name)


def _names(part: str, patterns: tuple[re.Pattern[str], ...], forms: CreditForms) -> Iterator[str]:
    for pattern in patterns:
        for found in pattern.finditer(part):
            if not forms.helping.search(_sentence(part, found)) and not _abbreviates(found):
                yield found["name"]


def _sentence(part: str, found: re.Match[str]) -> str:
    """The words from the last full stop or line end before the name to the end of the match."""
    before = part[: found.start("name")].rstrip(" (-\u2010\u2011\u2012\u2013\u2014")
    first = max(before.rfind(mark, 0, len(before) - 1) for mark in ".!?\n") + 1
    return part[first : found.end()]


def _abbreviates(found: re.Match[str]) -> bool:
    """Whether the brackets only give the short form of the words before them: "Arakan Army (AA)"."""
    words = cut_words(found.groupdict().get("before") or "")
    initials = "".join(word.fold[:1] for word in words)
    return len(found["name"]) > 1 and initials.endswith(found["name"].lower())


def _agency(name: str) -> Publisher | None:
    """The agency of that name. An acronym counts in its own letters alone, so that "pa" or "map" are none."""
    if len(name) > LONGEST_NAME:
        return None
    found = load_publishers().named(name)
    if found is None or found.kind != "agency":
        return None
    spellings = {found.name, *found.aliases}
    return found if name in spellings or (len(name) > 4 and not name.islower()) else None
