"""Where the act of one marked verb happened: the place names of its sentence that say so (Halterman 2019)."""

from pathlib import Path

from spacy.tokens import Token

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.event_location import score
from tocsin.model.article import Article
from tocsin.reading.actplaces import choose_places
from tocsin.reading.document import Document, Sentence, parse_sentences, split_article
from tocsin.reading.names import find_names
from tocsin.reading.placewords import find_place_words
from tocsin.reading.reader import Reader


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The sentences of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    return require(read_rows(folder, stem), ("text", "verb", "locations"), folder / f"{stem}.jsonl")


def predict(rows: list[Row], reader: Reader) -> list[Row]:
    """The places of each marked verb; all sentences are parsed in one go."""
    documents = [split_article(Article(row["id"], row["text"]), reader.nlp) for row in rows]
    parse_sentences([one for document in documents for one in document.sentences], reader.nlp, lambda _: True)
    return [
        {"id": row["id"], "locations": _places(row, document, reader)}
        for row, document in zip(rows, documents, strict=True)
    ]


def _places(row: Row, document: Document, reader: Reader) -> list[Row]:
    at = _verb(row, document)
    if at is None:
        return []
    sentence, verb = at
    names = find_names(document, reader.book, reader.gazetteer)
    sight = reader.encoder.look([sentence]).get(sentence.index) if reader.encoder is not None else None
    seen = sight.act(verb.i, verb.i + 1) if sight is not None else None
    return [
        {"start": sentence.start + words.start, "end": sentence.start + words.end}
        for words in choose_places(verb, find_place_words(sentence, names), seen)
    ]


def _verb(row: Row, document: Document) -> tuple[Sentence, Token] | None:
    """The sentence and the first word that the marked offsets touch."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            start = sentence.start + token.idx
            if start < row["verb"]["end"] and row["verb"]["start"] < start + len(token):
                return sentence, token
    return None


BENCH = Bench("event_location", read_gold, predict, score)
