"""LGL, GeoVirus, TR-News, GeoWebNews: the place names of an article and where they lie."""

from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.geoparsing import score
from tocsin.knowledge.gazetteer import PlaceRecord
from tocsin.model.article import Article
from tocsin.reading.document import Sentence, split_article
from tocsin.reading.names import ActorName, PlaceName, find_names
from tocsin.reading.reader import Reader
from tocsin.reading.toponyms import find_toponyms

WITH_ADJECTIVES = frozenset({"lgl", "geowebnews"})
"""The corpora whose guidelines mark adjectives and peoples of countries, with the country's coordinates, as place
names (Lieberman and others 2010; Gritta and others 2019); TR-News and GeoVirus mark names alone."""

DEMONYM = "demonym"
STATE_FORMS = frozenset({"army", "government"})
"""Forms of an actor's name that are made of its state's name."""


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The documents of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    rows = require(read_rows(folder, stem, "doc_id"), ("text", "toponyms"), folder / f"{stem}.jsonl")
    return [{**row, "adjectives": stem.lower() in WITH_ADJECTIVES} for row in rows]


def predict(gold: list[Row], reader: Reader) -> list[Row]:
    """The places the reader finds in each document, as it finds them on the way to claims."""
    return [{"doc_id": row["doc_id"], "toponyms": _toponyms(row, reader)} for row in gold]


def _toponyms(row: Row, reader: Reader) -> list[Row]:
    article = Article(row["doc_id"], row["text"], url=row.get("url"))
    document = split_article(article, reader.nlp)
    names = find_names(document, reader.book, reader.gazetteer)
    found: list[Row] = []
    for sentence in document.sentences:
        found += [_toponym(place, sentence.start) for place in names.places[sentence.index]]
        for actor in names.actors[sentence.index]:
            found += _states_in(actor, sentence, row["adjectives"], reader)
    return sorted(found, key=lambda one: int(one["start"]))


def _states_in(actor: ActorName, sentence: Sentence, adjectives: bool, reader: Reader) -> list[Row]:
    """The country in the name of a state's body ("the U.S. military"), and in an adjective where they count."""
    form = actor.match.form
    if form not in STATE_FORMS and not (adjectives and form == DEMONYM):
        return []
    shift = sentence.start + actor.start
    text = sentence.text[actor.start : actor.end]
    found = [(top.core_start, top.core_end, top.name) for top in find_toponyms(text, reader.gazetteer)]
    if adjectives:
        found += [
            (one.start, one.end, one.entry.name) for one in reader.book.find(text) if one.form == DEMONYM
        ]
        first = text.partition(" ")[0]
        found += [(0, len(first), one.entry.name) for one in reader.book.find(first) if one.form == DEMONYM]
    rows: dict[int, Row] = {}
    for start, end, name in found:
        for record in reader.gazetteer.lookup(name)[:1]:
            if record.country in actor.match.entry.country and start not in rows:
                rows[start] = _row(shift + start, text[start:end], record.lat, record.lon, record)
    return list(rows.values())


def _toponym(place: PlaceName, shift: int) -> Row:
    """Offsets of the name without its direction, and the best guess even where the article leaves it open."""
    toponym, record = place.found.toponym, place.record
    lat, lon = place.found.point or (record.lat, record.lon)
    return _row(shift + place.start + toponym.core_start - toponym.start, toponym.name, lat, lon, record)


def _row(start: int, text: str, lat: float | None, lon: float | None, record: PlaceRecord) -> Row:
    geonames = str(record.geonames) if record.geonames else None
    return {
        "start": start,
        "end": start + len(text),
        "text": text,
        "lat": lat,
        "lon": lon,
        "geonameid": geonames,
    }


BENCH = Bench("geoparsing", read_gold, predict, score)
