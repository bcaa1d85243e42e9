"""Bundles made by hand: several kinds of act, hostile names, names from right to left, and nothing known at all."""

import datetime as dt
from dataclasses import replace
from typing import Any, cast

import pytest

from tocsin.exports.bundle import Bundle
from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim, Mode
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
from tocsin.model.party import Party
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.span import Span
from tocsin.model.standing import Standing
from tocsin.model.telling import Telling
from tocsin.model.when import When, WhenPrecision

HOSTILE = "=cmd|' /C calc'!A0"
BACKING = Backing(("agency",), ())
MADE_AT = dt.datetime(2026, 3, 1, 12, 0, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def span(words: str, text: str, part: str = "text") -> Span:
    """Where the words stand in the text; at its start where they do not."""
    start = max(0, text.find(words))
    return Span(start, start + len(words), words, "title" if part == "title" else "text")


def party(
    name: str, kind: str | None = None, id: str | None = None, country: str | None = None
) -> PartyTally:
    return PartyTally(name, BACKING, id, kind, country)


def on(start: str, end: str | None = None, precision: WhenPrecision = "day") -> IncidentWhen:
    return IncidentWhen(
        When(dt.date.fromisoformat(start), dt.date.fromisoformat(end or start), precision), start, BACKING
    )


def article(number: int, text: str, title: str | None = None, **known: str) -> Article:
    return Article(
        id=f"a{number}",
        text=text,
        title=title,
        date=dt.date(2024, 3, number % 28 + 1),
        publisher=known.get("publisher", "The Daily"),
        url=f"https://example.org/{number}?a=1&b=<2>",
        language="en",
    )


def telling(number: int, incident: Incident, source: Article, speaker: str | None = None) -> Telling:
    """A telling whose sentence is the whole text of its article."""
    sentence = Span(0, len(source.text), source.text)

    def named(one: PartyTally) -> Party:
        return Party(one.name, span(one.name, source.text), one.id, one.kind, one.country)

    place = incident.place.place if incident.place else None
    claim = Claim(
        type=incident.type,
        standing=incident.standings[0].standing if incident.standings else "reported",
        trigger=Span(0, 1, source.text[:1]),
        sentence=sentence,
        modes=tuple(Mode(mode.name, Span(0, 1, source.text[:1])) for mode in incident.modes),
        actors=tuple(map(named, incident.actors)),
        recipients=tuple(map(named, incident.recipients)),
        when=incident.when.when,
        place=replace(place, span=span(place.name, source.text)) if place else None,
        killed=Casualties(incident.killed.low, incident.killed.high) if incident.killed else None,
        speaker=span(speaker, source.text) if speaker else None,
        confidence=incident.confidence,
        acled=incident.acled,
    )
    return Telling(
        f"c{number}",
        claim,
        source.id,
        number,
        "agency",
        source.id,
        source.date,
        source.publisher,
        source.title,
    )


def act(
    number: int, type: str, grade: str = "single-source", standing: str = "reported", **more: Any
) -> Incident:
    """An incident of one claim in one report."""
    known: dict[str, Any] = {
        "grade": Grade(cast(GradeName, grade), ("one publisher family tells it",)),
        "standings": (StandingTally(cast(Standing, standing), BACKING),) if standing else (),
        "confidence": 0.75,
        "first_told": dt.date(2024, 3, 5),
    }
    keys: dict[str, Any] = {"claims": (f"c{number}",), "articles": (f"a{number}",), "families": ("agency",)}
    return Incident(f"i{number:012x}", type, **keys, **known, **more)


def at(
    name: str,
    precision: PlacePrecision,
    country: str | None,
    lat: float | None = None,
    lon: float | None = None,
) -> IncidentPlace:
    known = Place(name, "town", country, lat, lon, "geonames:1", 1)
    return IncidentPlace(replace(known, precision=precision), "as told by one family", BACKING)


def dead(low: int, best: int | None, high: int | None, speaker: str | None = None) -> Figure:
    return Figure(low, best, high, f"between {low} and {high}", (FigureVoice(low, high, speaker, BACKING),))


def _strike() -> tuple[Incident, Article]:
    told = article(
        1, "Russian drones hit Kharkiv, killing 4 civilians.", "Drones hit Kharkiv", publisher="Wire A"
    )
    return act(
        1,
        "ASSAULT",
        grade="corroborated",
        modes=(ModeTally("drone", BACKING),),
        actors=(party("Russia", "state", "state:ru", "RU"),),
        recipients=(party("civilians in Ukraine", "civilian", None, "UA"),),
        when=on("2024-03-04"),
        place=at("Kharkiv", "town", "UA", 49.98, 36.25),
        killed=dead(3, 4, 5),
        injured=dead(9, None, None),
        acled="Explosions/Remote violence: Air/drone strike",
        cameo="19",
        quad="material-conflict",
        links=(Link("part-of", "i000000000002", "the same night"),),
    ), told


def _battle() -> tuple[Incident, Article]:
    told = article(2, "Boko Haram fought the Nigerian army in Gwoza district; at least 7 died.")
    return act(
        2,
        "ASSAULT",
        actors=(party("Boko Haram", "terrorist-group", "actor:ng/boko-haram", "NG"),),
        recipients=(
            party("Nigeria", "state-force", "state:ng/army", "NG"),
            party("local militia", "militia"),
        ),
        when=on("2024-03-02", "2024-03-05", "span"),
        place=at("Gwoza", "district", "NG", 11.08, 13.69),
        killed=dead(7, None, None),
        acled="Battles: Armed clash",
    ), told


def _threat() -> tuple[Incident, Article]:
    told = article(3, "Israel threatened to strike Iran.")
    return act(
        3,
        "ASSAULT",
        grade="threatened",
        standing="threatened",
        actors=(party("Israel", "state", "state:il", "IL"),),
        recipients=(party("Iran", "state", "state:ir", "IR"),),
        place=at("Iran", "country", "IR", 32.0, 53.0),
        acled="Battles: Armed clash",
    ), told


def _hostile() -> tuple[Incident, Article]:
    words = (
        f"{HOSTILE} <script>alert(1)</script> \u202egnirts\u202c said +cc \x00 \ud800 & so on " + "word " * 90
    )
    told = article(4, words, "@SUM(1+1)*cmd|' /C calc'!A0\n", publisher="\t-2+3")
    return act(
        4,
        "ASSAULT",
        grade="claimed-only",
        standing="claimed",
        actors=(party(HOSTILE, "armed-group"),),
        recipients=(party('<b>civilians</b> & "others"', "civilian"),),
        when=on("2024-03-01", "2024-03-31", "month"),
        place=at("-El <Paso>", "town", "CL", -33.45, -70.66),
        killed=dead(0, 0, 2),
        acled="Violence against civilians: Attack",
    ), told


def _unknown() -> tuple[Incident, Article]:
    return act(5, "ASSAULT", standing=""), Article("a5", "Something happened.")


def _right_to_left() -> tuple[Incident, Article]:
    told = article(6, "حركة الشباب قتلت محمد علي في شمال دارفور", "حركة الشباب")
    return act(
        6,
        "ASSAULT",
        actors=(party("حركة الشباب", "armed-group"),),
        recipients=(party("محمد علي", "person"),),
        when=on("2023-12-31"),
        place=at("شمال دارفور", "province", "SD", 15.0, 25.0),
        killed=dead(1, 1, 1),
    ), told


def _protest() -> tuple[Incident, Article]:
    told = article(7, "Protesters marched to the parliament in Windhoek.", publisher="Wire A")
    return act(
        7,
        "PROTEST",
        modes=(ModeTally("demo", BACKING),),
        actors=(party("protesters", "civilian"),),
        recipients=(party("Namibia", "government", "state:na/government", "NA"),),
        when=on("2024-03-04"),
        place=at("Parliament, Windhoek", "site", "NA", -22.57, 17.09),
        acled="Protests: Peaceful protest",
    ), told


def _victim() -> tuple[Incident, Article]:
    words = (
        "Gunmen shot Ahmed Musa Bello near the house of defence minister Maria Santos, his neighbour Fatima Yusuf "
        "said. Bello was a baker."
    )
    told = article(8, words, "AHMED MUSA BELLO, baker, shot dead")
    return act(
        8,
        "ASSAULT",
        actors=(party("gunmen", "armed"),),
        recipients=(
            party("Ahmed Musa Bello", "person", None, "NG"),
            party("Maria Santos", "person", None, "NG"),
        ),
        when=on("2024-03-04"),
        place=at("Kaduna", "town", "NG", 10.52, 7.44),
        killed=dead(1, 1, 1, "Fatima Yusuf"),
        acled="Violence against civilians: Attack",
    ), told


SPEAKERS = {8: "Fatima Yusuf", 2: "army"}


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """Eight incidents, a report each."""
    pairs = (_strike(), _battle(), _threat(), _hostile(), _unknown(), _right_to_left(), _protest(), _victim())
    tellings = [
        telling(number, incident, told, SPEAKERS.get(number))
        for number, (incident, told) in enumerate(pairs, 1)
    ]
    return Bundle(
        incidents=tuple(incident for incident, _ in pairs),
        tellings={one.key: one for one in tellings},
        articles={told.id: told for _, told in pairs},
        made_at=MADE_AT,
        version="0.2.0",
        filter={"since": "2024-01-01", "country": "NG"},
        manifest="ab" * 32,
    )


@pytest.fixture(scope="session")
def empty(bundle: Bundle) -> Bundle:
    """No incident at all."""
    return replace(bundle, incidents=(), tellings={}, articles={})
