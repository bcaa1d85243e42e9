"""The nouns out of JSON records; what does not fit raises ModelError naming the field."""

from typing import cast

from tocsin.errors import ModelError
from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim, Mode
from tocsin.model.fields import Fields
from tocsin.model.party import Party
from tocsin.model.place import PLACE_PRECISIONS, Place, PlacePrecision
from tocsin.model.reading import ReaderMark, Reading
from tocsin.model.relation import RELATION_TYPES, Relation, RelationType
from tocsin.model.span import Part, Span
from tocsin.model.standing import STANDINGS, Standing
from tocsin.model.when import WHEN_PRECISIONS, When, WhenPrecision


def article_from_record(record: object) -> Article:
    """The article of one line of input; fields that no article has are left alone.

    Raises ModelError for a missing or wrong field, DateError for a date that is not ISO.
    """
    fields = Fields(record)
    if not fields.text("id"):
        raise ModelError("id is empty", "give each article an id of its own")
    return Article(
        id=fields.text("id"),
        text=fields.text("text"),
        title=fields.maybe_text("title"),
        date=fields.maybe_day("date"),
        publisher=fields.maybe_text("publisher"),
        url=fields.maybe_text("url"),
        language=fields.maybe_text("language"),
    )


def reading_from_record(record: object) -> Reading:
    """The reading that ``reading_to_record`` wrote. Raises ModelError or DateError naming the bad field."""
    fields = Fields(record)
    mark = fields.child("reader")
    return Reading(
        id=fields.text("id"),
        claims=tuple(_claim(claim) for claim in fields.children("claims")),
        relations=tuple(_relation(relation) for relation in fields.children("relations")),
        reader=ReaderMark(mark.text("name"), mark.text("version"), mark.text("config")),
        notes=tuple(fields.texts("notes")),
    )


def claim_from_record(record: object) -> Claim:
    """The claim that ``claim_to_record`` wrote. Raises ModelError or DateError naming the bad field."""
    return _claim(Fields(record))


def _claim(fields: Fields) -> Claim:
    confidence = fields.maybe_number("confidence")
    if confidence is None or not 0 <= confidence <= 1:
        raise fields.wrong("confidence", "a number from 0 to 1")
    place = fields.maybe_child("place")
    return Claim(
        type=fields.text("type"),
        standing=cast(Standing, fields.choice("standing", STANDINGS)),
        trigger=_span(fields.child("trigger_span")),
        sentence=_span(fields.child("sentence_span")),
        modes=_modes(fields),
        actors=tuple(_party(party) for party in fields.children("actors")),
        recipients=tuple(_party(party) for party in fields.children("recipients")),
        when=restore_when(fields.child("when")),
        place=restore_place(place) if place else None,
        killed=_casualties(fields, "killed"),
        injured=_casualties(fields, "injured"),
        speaker=_maybe_span(fields, "speaker_span"),
        standing_span=_maybe_span(fields, "standing_span"),
        confidence=confidence,
        acled=fields.maybe_text("acled"),
        cameo=fields.maybe_text("cameo"),
        quad=fields.maybe_text("quad"),
    )


def _modes(fields: Fields) -> tuple[Mode, ...]:
    names, spans = fields.texts("modes"), list(fields.children("mode_spans"))
    if len(names) != len(spans):
        raise fields.wrong("mode_spans", "as long as modes")
    return tuple(Mode(name, _span(span)) for name, span in zip(names, spans, strict=True))


def _span(fields: Fields) -> Span:
    part = "text" if fields.raw("part") is None else fields.choice("part", ("text", "title"))
    try:
        return Span(fields.whole("start"), fields.whole("end"), fields.text("text"), cast(Part, part))
    except ValueError as error:
        raise ModelError(f"{fields.path}: {error}") from error


def _maybe_span(fields: Fields, name: str) -> Span | None:
    span = fields.maybe_child(name)
    return _span(span) if span else None


def _party(fields: Fields) -> Party:
    return Party(
        name=fields.text("name"),
        span=_span(fields.child("span")),
        id=fields.maybe_text("id"),
        kind=fields.maybe_text("kind"),
        country=fields.maybe_text("country"),
    )


def restore_when(fields: Fields) -> When:
    """The days of a record, with the words that give them where it has some. Raises ModelError or DateError."""
    precision = cast(WhenPrecision, fields.choice("precision", WHEN_PRECISIONS))
    try:
        return When(
            fields.maybe_day("start"), fields.maybe_day("end"), precision, _maybe_span(fields, "span")
        )
    except ValueError as error:
        raise ModelError(f"{fields.path}: {error}") from error


def restore_place(fields: Fields) -> Place:
    """The place of a record, with its words where it has some. Raises ModelError."""
    return Place(
        name=fields.text("name"),
        precision=cast(PlacePrecision, fields.choice("precision", PLACE_PRECISIONS)),
        country=fields.maybe_text("country"),
        lat=fields.maybe_number("lat"),
        lon=fields.maybe_number("lon"),
        id=fields.maybe_text("id"),
        geonames=fields.maybe_whole("geonames"),
        ambiguous=fields.raw("ambiguous") is True,
        span=_maybe_span(fields, "span"),
    )


def _casualties(fields: Fields, name: str) -> Casualties | None:
    found = fields.maybe_child(name)
    if found is None:
        return None
    try:
        return Casualties(found.whole("low"), found.maybe_whole("high"), _maybe_span(found, "span"))
    except ValueError as error:
        raise ModelError(f"{found.path}: {error}") from error


def _relation(fields: Fields) -> Relation:
    return Relation(
        head=fields.text("head"),
        type=cast(RelationType, fields.choice("type", RELATION_TYPES)),
        tail=fields.text("tail"),
        sentence=_span(fields.child("sentence_span")),
        head_span=_span(fields.child("head_span")),
        tail_span=_span(fields.child("tail_span")),
    )
