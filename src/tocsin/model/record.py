"""The nouns as JSON and back: plain dictionaries under the codebook's names, each value beside its span."""

import json
import re

from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.reading import Reading
from tocsin.model.relation import Relation
from tocsin.model.restoring import article_from_record, claim_from_record, reading_from_record
from tocsin.model.span import Span
from tocsin.model.when import When

__all__ = [
    "Record",
    "article_from_record",
    "article_to_record",
    "claim_from_record",
    "claim_to_record",
    "dump_line",
    "reading_from_record",
    "reading_to_record",
]

Record = dict[str, object]
# Some programs split lines here, terminals obey a few, and half a surrogate pair is no UTF-8.
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dump_line(record: Record) -> str:
    """The record as one line of JSON without its line end; equal records give equal bytes.

    Raises ValueError for NaN and infinities, which are no JSON.
    """
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


def article_to_record(article: Article) -> Record:
    """The article as a line of the input contract."""
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "text": article.text,
    }


def reading_to_record(reading: Reading) -> Record:
    """All that a reading holds; ``reading_from_record`` gives the same reading back."""
    mark = reading.reader
    return {
        "id": reading.id,
        "claims": [claim_to_record(claim) for claim in reading.claims],
        "relations": [_relation(relation) for relation in reading.relations],
        "reader": {"name": mark.name, "version": mark.version, "config": mark.config},
        "notes": list(reading.notes),
    }


def claim_to_record(claim: Claim) -> Record:
    """A claim with the fields of the codebook under their names, and beside them their spans."""
    return {
        "type": claim.type,
        "modes": [mode.name for mode in claim.modes],
        "mode_spans": [_span(mode.span) for mode in claim.modes],
        "standing": claim.standing,
        "standing_span": _maybe(claim.standing_span),
        "actors": [_party(party) for party in claim.actors],
        "recipients": [_party(party) for party in claim.recipients],
        "when": _when(claim.when),
        "place": _place(claim.place) if claim.place else None,
        "killed": _casualties(claim.killed) if claim.killed else None,
        "injured": _casualties(claim.injured) if claim.injured else None,
        "speaker": claim.speaker.text if claim.speaker else None,
        "speaker_span": _maybe(claim.speaker),
        "sentence": claim.sentence.text,
        "sentence_span": _span(claim.sentence),
        "trigger": claim.trigger.text,
        "trigger_span": _span(claim.trigger),
        "confidence": claim.confidence,
        "acled": claim.acled,
        "cameo": claim.cameo,
        "quad": claim.quad,
    }


def _span(span: Span) -> Record:
    record: Record = {"text": span.text, "start": span.start, "end": span.end}
    if span.part == "title":
        record["part"] = "title"
    return record


def _maybe(span: Span | None) -> Record | None:
    return _span(span) if span else None


def _party(party: Party) -> Record:
    return {
        "text": party.span.text,
        "name": party.name,
        "span": _span(party.span),
        "id": party.id,
        "kind": party.kind,
        "country": party.country,
    }


def _when(when: When) -> Record:
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "span": _maybe(when.span),
    }


def place_values(place: Place) -> Record:
    """What a place is, without its words."""
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "id": place.id,
        "geonames": place.geonames,
    }


def _place(place: Place) -> Record:
    record: Record = {"text": place.span.text if place.span else None, **place_values(place)}
    if place.ambiguous:
        record["ambiguous"] = True
    record["span"] = _maybe(place.span)
    return record


def _casualties(casualties: Casualties) -> Record:
    return {"low": casualties.low, "high": casualties.high, "span": _maybe(casualties.span)}


def _relation(relation: Relation) -> Record:
    return {
        "head": relation.head,
        "type": relation.type,
        "tail": relation.tail,
        "sentence": relation.sentence.text,
        "head_span": _span(relation.head_span),
        "tail_span": _span(relation.tail_span),
        "sentence_span": _span(relation.sentence),
    }
