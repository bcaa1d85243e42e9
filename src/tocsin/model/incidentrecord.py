"""Incidents as JSON and back, without loss; equal incidents give equal bytes."""

from typing import cast

from tocsin.model.fields import Fields
from tocsin.model.grade import GRADES, Grade, GradeName
from tocsin.model.incident import (
    LINK_KINDS,
    Backing,
    Figure,
    FigureVoice,
    Incident,
    IncidentPlace,
    IncidentWhen,
    Link,
    LinkKind,
    ModeTally,
    PartyTally,
    StandingTally,
)
from tocsin.model.record import Record, place_values
from tocsin.model.restoring import restore_place, restore_when
from tocsin.model.standing import STANDINGS, Standing


def incident_to_record(incident: Incident) -> Record:
    """All that an incident holds; ``incident_from_record`` gives the same incident back."""
    return {
        "id": incident.id,
        "type": incident.type,
        "modes": [{"name": mode.name, **_backing(mode.backing)} for mode in incident.modes],
        "grade": {"name": incident.grade.name, "reasons": list(incident.grade.reasons)},
        "actors": [_party(party) for party in incident.actors],
        "recipients": [_party(party) for party in incident.recipients],
        "when": _when(incident.when),
        "place": _place(incident.place) if incident.place else None,
        "killed": _figure(incident.killed) if incident.killed else None,
        "injured": _figure(incident.injured) if incident.injured else None,
        "standings": [{"standing": one.standing, **_backing(one.backing)} for one in incident.standings],
        "links": [{"kind": link.kind, "other": link.other, "words": link.words} for link in incident.links],
        "claims": list(incident.claims),
        "articles": list(incident.articles),
        "families": list(incident.families),
        "confidence": incident.confidence,
        "acled": incident.acled,
        "cameo": incident.cameo,
        "quad": incident.quad,
        "first_told": incident.first_told.isoformat() if incident.first_told else None,
    }


def incident_from_record(record: object) -> Incident:
    """The incident that ``incident_to_record`` wrote. Raises ModelError or DateError naming the bad field."""
    fields = Fields(record)
    grade, place = fields.child("grade"), fields.maybe_child("place")
    killed, injured = fields.maybe_child("killed"), fields.maybe_child("injured")
    confidence = fields.maybe_number("confidence")
    return Incident(
        id=fields.text("id"),
        type=fields.text("type"),
        grade=Grade(cast(GradeName, grade.choice("name", GRADES)), tuple(grade.texts("reasons"))),
        claims=tuple(fields.texts("claims")),
        articles=tuple(fields.texts("articles")),
        families=tuple(fields.texts("families")),
        modes=tuple(ModeTally(mode.text("name"), _backed(mode)) for mode in fields.children("modes")),
        actors=tuple(_tally(party) for party in fields.children("actors")),
        recipients=tuple(_tally(party) for party in fields.children("recipients")),
        when=_dated(fields.child("when")),
        place=_placed(place) if place else None,
        killed=_counted(killed) if killed else None,
        injured=_counted(injured) if injured else None,
        standings=tuple(
            StandingTally(cast(Standing, one.choice("standing", STANDINGS)), _backed(one))
            for one in fields.children("standings")
        ),
        links=tuple(
            Link(cast(LinkKind, link.choice("kind", LINK_KINDS)), link.text("other"), link.text("words"))
            for link in fields.children("links")
        ),
        confidence=0.5 if confidence is None else confidence,
        acled=fields.maybe_text("acled"),
        cameo=fields.maybe_text("cameo"),
        quad=fields.maybe_text("quad"),
        first_told=fields.maybe_day("first_told"),
    )


def _backing(backing: Backing) -> Record:
    return {"families": list(backing.families), "claims": list(backing.claims)}


def _backed(fields: Fields) -> Backing:
    return Backing(tuple(fields.texts("families")), tuple(fields.texts("claims")))


def _party(party: PartyTally) -> Record:
    return {
        "name": party.name,
        "id": party.id,
        "kind": party.kind,
        "country": party.country,
        **_backing(party.backing),
    }


def _tally(fields: Fields) -> PartyTally:
    return PartyTally(
        fields.text("name"),
        _backed(fields),
        fields.maybe_text("id"),
        fields.maybe_text("kind"),
        fields.maybe_text("country"),
    )


def _when(dated: IncidentWhen) -> Record:
    when = dated.when
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "words": dated.words,
        **_backing(dated.backing),
    }


def _dated(fields: Fields) -> IncidentWhen:
    return IncidentWhen(restore_when(fields), fields.text("words"), _backed(fields))


def _place(placed: IncidentPlace) -> Record:
    place = placed.place
    return {
        **place_values(place),
        "ambiguous": place.ambiguous,
        "words": placed.words,
        **_backing(placed.backing),
    }


def _placed(fields: Fields) -> IncidentPlace:
    return IncidentPlace(restore_place(fields), fields.text("words"), _backed(fields))


def _figure(figure: Figure) -> Record:
    return {
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "words": figure.words,
        "voices": [
            {"low": voice.low, "high": voice.high, "speaker": voice.speaker, **_backing(voice.backing)}
            for voice in figure.voices
        ],
    }


def _counted(fields: Fields) -> Figure:
    return Figure(
        low=fields.whole("low"),
        best=fields.maybe_whole("best"),
        high=fields.maybe_whole("high"),
        words=fields.text("words"),
        voices=tuple(
            FigureVoice(
                voice.whole("low"), voice.maybe_whole("high"), voice.maybe_text("speaker"), _backed(voice)
            )
            for voice in fields.children("voices")
        ),
    )
