"""What a person sees of one question of the queue."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tocsin.desk.correctedwords import say_corrected
from tocsin.desk.marking import mark_sentence, say_elsewhere
from tocsin.desk.sidebyside import Compared, compare_side_by_side, values_of
from tocsin.errors import UnknownError
from tocsin.model.article import Article
from tocsin.model.incident import Incident
from tocsin.model.judgement import Judgement
from tocsin.model.telling import Telling
from tocsin.model.words import UNKNOWN
from tocsin.store.arrivals import article_of
from tocsin.store.askagain import Changed, changed_since
from tocsin.store.connection import Connection
from tocsin.store.deeds import correction_numbered
from tocsin.store.incidentlookup import incident_of
from tocsin.store.incidents import incident_holding
from tocsin.store.judgements import judgements_among
from tocsin.store.machinevalues import tellings_heard
from tocsin.store.questions import KINDS

MOST_SIDES = 12
ASKED = {
    "pair": ("One act or two?", "Do these two tell of one act?"),
    "claim": ("Is it so?", "Does the sentence say this?"),
    "contested": ("Contested", "The sources contradict one another. Is it one act?"),
    "toll": ("Toll far apart", "The figures lie far apart. Is it one act?"),
    "changed": ("Changed since", "The machine now says something else than when this was corrected."),
}
"""Each kind of question in the queue and above the item."""


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as the page shows it."""

    telling: Telling
    article: Article
    sentence: Markup
    elsewhere: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One question with what it is about."""

    name: str
    kind: str
    sides: tuple[Side, ...]
    rows: tuple[Compared, ...]
    incident: Incident | None = None
    changed: Changed | None = None
    judgement: Judgement | None = None

    def said(self, value: object) -> str:
        """A value of the corrected field in words, "" where it is not known."""
        words = say_corrected(self.changed.correction.field if self.changed else "", value)
        return "" if words == UNKNOWN else words


def show_question(connection: Connection, name: str) -> Shown | None:
    """The question of a name, also one that has been decided; None where there is none, or its claims are gone."""
    kind, _, rest = name.partition(":")
    if kind not in KINDS:
        return None
    try:
        if kind == "pair":
            return _pair(connection, name, rest.split("+"))
        if kind == "changed":
            return _changed(connection, name, rest)
        return _incident(connection, name, kind, rest)
    except UnknownError:
        return None


def _pair(connection: Connection, name: str, keys: Sequence[str]) -> Shown | None:
    tellings = tellings_heard(connection, keys)
    if len(keys) != 2 or len(tellings) != 2:
        return None
    said = [one for one in judgements_among(connection, keys) if not one.person]
    judgement = said[-1] if said else None
    rows = compare_side_by_side(tellings[0], tellings[1], judgement)
    return Shown(name, "pair", _sides(connection, tellings), tuple(rows), judgement=judgement)


def _incident(connection: Connection, name: str, kind: str, id: str) -> Shown | None:
    incident = incident_of(connection, id)
    tellings = tellings_heard(connection, incident.claims)
    if not tellings:
        return None
    if kind == "claim":
        tellings = [max(tellings, key=lambda one: one.claim.confidence)]
    shown = tellings[:MOST_SIDES]
    return Shown(name, kind, _sides(connection, shown), tuple(values_of(shown)), incident)


def _changed(connection: Connection, name: str, number: str) -> Shown | None:
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    correction = correction_numbered(connection, int(number))
    changed = changed_since(connection, correction) if correction else None
    if correction is None or changed is None:
        return None
    incident = incident_of(connection, changed.incident) if changed.incident else None
    keys = [correction.subject] if correction.kind == "claim" else incident.claims if incident else ()
    tellings = tellings_heard(connection, keys)[:MOST_SIDES]
    sides = _sides(connection, tellings)
    return Shown(name, "changed", sides, tuple(values_of(tellings)), incident, changed)


def _sides(connection: Connection, tellings: Sequence[Telling]) -> tuple[Side, ...]:
    return tuple(
        Side(
            telling,
            article_of(connection, telling.article).article,
            mark_sentence(telling.claim),
            say_elsewhere(telling.claim),
            incident_holding(connection, telling.key),
        )
        for telling in tellings
    )
