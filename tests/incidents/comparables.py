"""Builds tellings for tests: only what a test cares about needs to be said."""

import datetime as dt

from tocsin.incidents.rarity import weigh_words
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim, Mode
from tocsin.model.party import Party
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.span import Span
from tocsin.model.standing import Standing
from tocsin.model.telling import Telling
from tocsin.model.when import UNKNOWN_WHEN, When, WhenPrecision

DAY = dt.date(2025, 3, 21)


def span(text: str, start: int = 0) -> Span:
    return Span(start, start + len(text), text)


def party(name: str, key: str | None = None, kind: str | None = None, country: str | None = None) -> Party:
    return Party(name, span(name), key, kind, country)


def place(
    name: str,
    lat: float | None = None,
    lon: float | None = None,
    country: str = "NE",
    precision: PlacePrecision = "town",
) -> Place:
    return Place(name, precision, country, lat, lon, span=span(name))


def on(day: dt.date | int | None, last: dt.date | None = None, precision: WhenPrecision = "day") -> When:
    """A day (or so many days after ``DAY``), or a stretch of days."""
    if day is None:
        return UNKNOWN_WHEN
    start = DAY + dt.timedelta(days=day) if isinstance(day, int) else day
    return When(start, last or start, precision, span("on the day"))


def telling(
    key: str,
    text: str = "Gunmen attacked a mosque in Fambita, killing 44 people.",
    type_name: str = "ASSAULT",
    standing: Standing = "reported",
    actors: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    when: When | None = None,
    where: Place | None = None,
    killed: int | None = None,
    modes: tuple[str, ...] = (),
    published: dt.date | None = DAY,
    article: str | None = None,
    copy: str | None = None,
    trigger: str = "attacked",
) -> Telling:
    claim = Claim(
        type_name,
        standing,
        span(trigger),
        span(text),
        tuple(Mode(name, span(name)) for name in modes),
        actors,
        recipients,
        on(0) if when is None else when,
        where,
        None if killed is None else Casualties(killed, killed),
    )
    home = article or f"article-{key}"
    return Telling(key, claim, home, 0, home, copy or home, published, weights=weigh_words(text))
