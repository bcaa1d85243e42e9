"""LGL, GeoVirus, TR-News, GeoWebNews: the place names of an article and where they lie."""

from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.geoparsing import score
from tocsin.model.article import Article
from tocsin.reading.document import split_article
from tocsin.reading.names import PlaceName, find_names
from tocsin.reading.reader import Reader


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The documents of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    return require(read_rows(folder, stem, "doc_id"), ("text", "toponyms"), folder / f"{stem}.jsonl")


def predict(gold: list[Row], reader: Reader) -> list[Row]:
    """The places the reader finds in each document, as it finds them on the way to claims."""
    return [{"doc_id": row["doc_id"], "toponyms": _toponyms(row, reader)} for row in gold]


def _toponyms(row: Row, reader: Reader) -> list[Row]:
    article = Article(row["doc_id"], row["text"], url=row.get("url"))
    document = split_article(article, reader.nlp)
    names = find_names(document, reader.book, reader.gazetteer)
    return [
        _toponym(place, sentence.start)
        for sentence in document.sentences
        for place in names.places[sentence.index]
    ]


def _toponym(place: PlaceName, shift: int) -> Row:
    """Offsets of the name without its direction, and the best guess even where the article leaves it open."""
    toponym, record = place.found.toponym, place.record
    start = shift + place.start + toponym.core_start - toponym.start
    lat, lon = place.found.point or (record.lat, record.lon)
    return {
        "start": start,
        "end": start + len(toponym.name),
        "text": toponym.name,
        "lat": lat,
        "lon": lon,
        "geonameid": str(record.geonames) if record.geonames else None,
    }


BENCH = Bench("geoparsing", read_gold, predict, score)
