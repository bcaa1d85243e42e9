"""Tellings for tests, made from few words."""

import datetime as dt
from collections.abc import Sequence
from itertools import count

from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim, Mode
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.span import Span
from tocsin.model.standing import Standing
from tocsin.model.telling import Telling
from tocsin.model.when import UNKNOWN_WHEN, When, WhenPrecision

DAY = dt.date(2024, 5, 3)
WORD = Span(0, 6, "struck")
SENTENCE = Span(0, 20, "Drones struck a base")
_orders = count(1)


def span(words: str) -> Span:
    """A span that holds these words."""
    return Span(0, len(words), words)


def party(name: str, id: str | None = None, kind: str | None = None, country: str | None = None) -> Party:
    """A party by name."""
    return Party(name, span(name), id, kind, country)


def on(day: dt.date = DAY, last: dt.date | None = None, precision: WhenPrecision = "day") -> When:
    """A day or a stretch of days."""
    return When(day, last or day, "span" if last and precision == "day" else precision)


def telling(
    family: str = "ap",
    standing: Standing = "reported",
    *,
    type: str = "ASSAULT",
    key: str | None = None,
    order: int | None = None,
    article: str | None = None,
    copy: str | None = None,
    published: dt.date | None = DAY,
    killed: Casualties | None = None,
    injured: Casualties | None = None,
    speaker: str | None = None,
    actors: Sequence[Party] = (),
    recipients: Sequence[Party] = (),
    modes: Sequence[str] = (),
    when: When = UNKNOWN_WHEN,
    place: Place | None = None,
    confidence: float = 0.5,
) -> Telling:
    """One claim of an article of its own, in the order of calls."""
    order = next(_orders) if order is None else order
    article = article or f"a{order:06d}"
    claim = Claim(
        type=type,
        standing=standing,
        trigger=WORD,
        sentence=SENTENCE,
        modes=tuple(Mode(mode, WORD) for mode in modes),
        actors=tuple(actors),
        recipients=tuple(recipients),
        when=when,
        place=place,
        killed=killed,
        injured=injured,
        speaker=span(speaker) if speaker else None,
        confidence=confidence,
    )
    return Telling(key or f"c{order:06d}", claim, article, order, family, copy or article, published)
