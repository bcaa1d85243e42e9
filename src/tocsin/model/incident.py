"""An incident: one act in the world, joined from the claims about it by judgements that can be undone."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from tocsin.model.grade import Grade
from tocsin.model.place import Place
from tocsin.model.standing import Standing
from tocsin.model.when import UNKNOWN_WHEN, When

LinkKind = Literal["threat-before", "carried-out", "part-of", "has-part", "reply-to", "replied-by"]
LINK_KINDS: tuple[str, ...] = get_args(LinkKind)


@dataclass(frozen=True, slots=True)
class Backing:
    """What carries a value: the publisher families that state it and the keys of the claims that hold its words."""

    families: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModeTally:
    """A mode and who states it."""

    name: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class PartyTally:
    """An actor or a recipient as the incident's claims name it, most families first."""

    name: str
    backing: Backing
    id: str | None = None
    kind: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class StandingTally:
    """A standing and who tells it so."""

    standing: Standing
    backing: Backing


@dataclass(frozen=True, slots=True)
class FigureVoice:
    """One figure as one voice gives it: ``speaker`` is the article's source, None where the article itself counts."""

    low: int
    high: int | None
    speaker: str | None
    backing: Backing


@dataclass(frozen=True, slots=True)
class Figure:
    """People killed or injured: the lowest, the best and the highest figure, and the arithmetic in words.

    ``high`` is None for an open minimum ("at least 4"), ``best`` None where the figures give no reason to choose.
    """

    low: int
    best: int | None
    high: int | None
    words: str
    voices: tuple[FigureVoice, ...]


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    """The finest place the sources support, its words, and who states it. ``place`` has no span."""

    place: Place
    words: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class IncidentWhen:
    """The days the sources support, in words, and who states them. ``when`` has no span; unknown stays unknown."""

    when: When = UNKNOWN_WHEN
    words: str = "unknown"
    backing: Backing = Backing((), ())


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another incident: its id, the kind as seen from this one, and why."""

    kind: LinkKind
    other: str
    words: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One act in the world.

    ``id`` comes from its first claim and stays while that claim belongs to it. ``claims`` are keys in order of
    arrival, ``articles`` and ``families`` where they come from. ``confidence`` is that of the likeliest claim, 0 to 1.
    ``acled``, ``cameo`` and ``quad`` follow from the crosswalks. ``first_told`` is the earliest day of publication.
    """

    id: str
    type: str
    grade: Grade
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    families: tuple[str, ...]
    modes: tuple[ModeTally, ...] = ()
    actors: tuple[PartyTally, ...] = ()
    recipients: tuple[PartyTally, ...] = ()
    when: IncidentWhen = IncidentWhen()
    place: IncidentPlace | None = None
    killed: Figure | None = None
    injured: Figure | None = None
    standings: tuple[StandingTally, ...] = ()
    links: tuple[Link, ...] = ()
    confidence: float = 0.5
    acled: str | None = None
    cameo: str | None = None
    quad: str | None = None
    first_told: dt.date | None = None
