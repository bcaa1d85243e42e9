"""Incidents for tests of the record, made from few words."""

import datetime as dt
from collections.abc import Sequence

from tocsin.model.grade import Grade, GradeName
from tocsin.model.incident import (
    Backing,
    Figure,
    FigureVoice,
    Incident,
    IncidentPlace,
    IncidentWhen,
    Link,
    ModeTally,
    PartyTally,
    StandingTally,
)
from tocsin.model.judgement import Judgement, Verdict
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.standing import Standing
from tocsin.model.when import UNKNOWN_WHEN, When

DAY = dt.date(2026, 11, 20)
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


def hour(number: int) -> dt.datetime:
    """So many hours after noon."""
    return NOON + dt.timedelta(hours=number)


def town(
    name: str = "Baghdad",
    lat: float | None = 33.34,
    lon: float | None = 44.4,
    precision: PlacePrecision = "town",
    country: str | None = "IQ",
    id: str | None = None,
) -> Place:
    """A place, Baghdad unless said otherwise."""
    return Place(name, precision, country, lat, lon, id or f"geonames:{len(name)}")


def killed(low: int, best: int | None = None, high: int | None = None) -> Figure:
    """A figure that one family gives."""
    voice = FigureVoice(low, high, None, Backing(("ap",), ("c1",)))
    return Figure(low, best, high, f"{low} killed", (voice,))


def incident(
    id: str = "i1",
    claims: Sequence[str] = ("c1",),
    *,
    type: str = "ASSAULT",
    quad: str | None = "material-conflict",
    grade: GradeName = "single-source",
    standing: Standing = "reported",
    families: Sequence[str] = ("ap",),
    actors: Sequence[tuple[str, str | None]] = (),
    recipients: Sequence[tuple[str, str | None]] = (),
    modes: Sequence[str] = (),
    start: dt.date | None = DAY,
    end: dt.date | None = None,
    place: Place | None = None,
    killed: Figure | None = None,
    links: Sequence[Link] = (),
    confidence: float = 0.7,
    first_told: dt.date | None = DAY,
) -> Incident:
    """An incident; with an ``end`` its days are a span."""
    backing = Backing(tuple(families), tuple(claims))
    when = When(start, end or start, "span" if end else "day") if start else UNKNOWN_WHEN
    return Incident(
        id=id,
        type=type,
        grade=Grade(grade, ("one family tells it",)),
        claims=tuple(claims),
        articles=tuple(f"a{key}" for key in claims),
        families=tuple(families),
        modes=tuple(ModeTally(name, backing) for name in modes),
        actors=tuple(PartyTally(name, backing, known) for name, known in actors),
        recipients=tuple(PartyTally(name, backing, known) for name, known in recipients),
        when=IncidentWhen(when, "as told", backing),
        place=IncidentPlace(place, f"in {place.name}", backing) if place else None,
        killed=killed,
        standings=(StandingTally(standing, backing),),
        links=tuple(links),
        confidence=confidence,
        quad=quad,
        first_told=first_told,
    )


def judgement(
    one: str,
    other: str,
    verdict: Verdict = "same",
    *,
    score: float | None = 0.9,
    by: str = "tocsin",
    at: dt.datetime = NOON,
    act: str | None = None,
) -> Judgement:
    """The machine's judgement, or with an ``act`` a person's."""
    one, other = sorted((one, other))
    return Judgement(one, other, verdict, by, at, act is not None, None if act else score, act=act)
