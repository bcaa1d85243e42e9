"""What is asked of the record: one filter, the same on the command line, in addresses and in ``tocsin.toml``.

``data/filters.tsv`` holds each parameter with its form, an example and its meaning.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal, cast

from tocsin.errors import SettingsError
from tocsin.model.grade import GRADES
from tocsin.model.standing import STANDINGS
from tocsin.ontology.types import QUADS, event_types
from tocsin.store.filterforms import (
    read_box,
    read_choices,
    read_countries,
    read_day,
    read_end,
    read_near,
    read_share,
    read_start,
    read_whole,
    say_value,
)
from tocsin.store.identity import UNKEPT
from tocsin.store.terms import find_terms
from tocsin.tables import Row, read_table

COLUMNS = ("parameter", "form", "example", "meaning")
LONGEST = 500  # characters of a value
SIDES = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Filter:
    """What an incident must be to be found; None asks nothing. All that is asked must hold.

    ``type``, ``mode``, ``quad``, ``standing``, ``grade`` and ``country`` may name several values with commas between
    them: one must hold. ``near`` is latitude, longitude and kilometres, ``bbox`` west, south, east and north.
    ``changed_since`` and ``as_of`` are aware times. The rest is said in ``docs/reference/filters.md``.
    """

    words: str | None = None
    type: str | None = None
    mode: str | None = None
    quad: str | None = None
    standing: str | None = None
    grade: str | None = None
    actor: str | None = None
    role: Literal["actor", "recipient"] | None = None
    country: str | None = None
    place: str | None = None
    near: tuple[float, float, float] | None = None
    bbox: tuple[float, float, float, float] | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    told_since: dt.date | None = None
    told_until: dt.date | None = None
    publisher: str | None = None
    killed_at_least: int | None = None
    confidence_at_least: float | None = None
    changed_since: dt.datetime | None = None
    as_of: dt.datetime | None = None


EVERYTHING = Filter()


def parse_filter(mapping: Mapping[str, str]) -> Filter:
    """The filter of parameters and their values as text; an empty value asks nothing.

    Raises SettingsError naming the parameter and its form for a value in another form, for a parameter that there is
    not, for a day or time span that ends before it starts, and for ``role`` without ``actor``.
    """
    read: dict[str, object] = {}
    for name, text in mapping.items():
        if name not in READERS:
            raise SettingsError(f"there is no filter {name!r}"[:100], "use " + ", ".join(READERS))
        if text.strip():
            read[name] = _read(name, text.strip())
    if "role" in read and "actor" not in read:
        raise SettingsError("role says which side the actor is on, and no actor is given", "give actor too")
    for first, last in (("since", "until"), ("told_since", "told_until")):
        start, end = (cast(dt.date | None, read.get(name)) for name in (first, last))
        if start and end and start > end:
            raise SettingsError(f"{first} {start} lies after {last} {end}", "give the earlier day first")
    return Filter(**cast(dict[str, None], read))


def filter_parameters(wanted: Filter) -> dict[str, str]:
    """The parameters that ``parse_filter`` makes the same filter of; those that ask nothing are left out."""
    values = {field.name: cast(object, getattr(wanted, field.name)) for field in fields(wanted)}
    return {name: say_value(value) for name, value in values.items() if value is not None}


@cache
def filter_table() -> dict[str, Row]:
    """Each parameter with its form, an example and its meaning. Raises KnowledgeError for a broken table."""
    return {row["parameter"]: row for row in read_table("filters.tsv", COLUMNS, "tocsin.store")}


def _read(name: str, text: str) -> object:
    try:
        if len(text) > LONGEST or UNKEPT.search(text):
            raise ValueError
        return READERS[name](text)
    except (ValueError, OverflowError) as error:
        row = filter_table()[name]
        shown = text if len(text) <= 40 else text[:40] + "…"
        message = f"{name} is {row['form']}, and {shown!r} is not"
        raise SettingsError(message, f"write it like {row['example']}") from error


def _words(text: str) -> str:
    if not find_terms(text):
        raise ValueError
    return text


def _types(text: str) -> str:
    return read_choices(text, frozenset(known.name for known in event_types()))


def _modes(text: str) -> str:
    return read_choices(text, frozenset(mode.name for known in event_types() for mode in known.modes))


def _quads(text: str) -> str:
    return read_choices(text, frozenset(QUADS))


def _standings(text: str) -> str:
    return read_choices(text, frozenset(STANDINGS))


def _grades(text: str) -> str:
    return read_choices(text, frozenset(GRADES))


def _side(text: str) -> str:
    if text not in SIDES:
        raise ValueError
    return text


READERS: dict[str, Callable[[str], object]] = {
    "words": _words,
    "type": _types,
    "mode": _modes,
    "quad": _quads,
    "standing": _standings,
    "grade": _grades,
    "actor": str,
    "role": _side,
    "country": read_countries,
    "place": str,
    "near": read_near,
    "bbox": read_box,
    "since": read_day,
    "until": read_day,
    "told_since": read_day,
    "told_until": read_day,
    "publisher": str,
    "killed_at_least": read_whole,
    "confidence_at_least": read_share,
    "changed_since": read_start,
    "as_of": read_end,
}
