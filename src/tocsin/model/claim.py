"""A claim: one act as one article tells it."""

from dataclasses import dataclass

from tocsin.model.casualties import Casualties
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.span import Span
from tocsin.model.standing import Standing
from tocsin.model.when import UNKNOWN_WHEN, When


@dataclass(frozen=True, slots=True)
class Mode:
    """A PLOVER mode of the act, with the words that show it."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One act as one article tells it; the fields are those of the codebook.

    ``trigger`` are the words that name the act, ``sentence`` the sentence that best states it, ``standing_span`` the
    words that settle the standing (None for plain report). ``speaker`` is the source the article gives for the
    claim. ``confidence`` lies between 0 and 1. ``acled``, ``cameo`` and ``quad`` come from the crosswalks.
    """

    type: str
    standing: Standing
    trigger: Span
    sentence: Span
    modes: tuple[Mode, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    when: When = UNKNOWN_WHEN
    place: Place | None = None
    killed: Casualties | None = None
    injured: Casualties | None = None
    speaker: Span | None = None
    standing_span: Span | None = None
    confidence: float = 0.5
    acled: str | None = None
    cameo: str | None = None
    quad: str | None = None
