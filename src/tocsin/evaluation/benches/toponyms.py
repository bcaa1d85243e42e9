"""Place names as conflict news writes them, each with its country: does the gazetteer know them, and where?"""

from pathlib import Path

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.toponyms import score
from tocsin.knowledge.gazetteer import Gazetteer
from tocsin.reading.reader import Reader


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The names of ``STEM.jsonl``. Raises EvaluationError when the file is not there or not in its format."""
    return require(
        read_rows(folder, stem), ("name", "variants", "country", "lat", "lon"), folder / f"{stem}.jsonl"
    )


def predict(rows: list[Row], reader: Reader) -> list[Row]:
    """The likeliest place of each name: ``place`` in its country, ``bare`` in any, ``spellings`` the place in the
    country for the name and each variant."""
    return [_answer(row, reader.gazetteer) for row in rows]


def _answer(row: Row, gazetteer: Gazetteer) -> Row:
    names = [row["name"], *row["variants"]]
    return {
        "id": row["id"],
        "place": _likeliest(gazetteer, row["name"], row["country"]),
        "bare": _likeliest(gazetteer, row["name"], None),
        "spellings": [_likeliest(gazetteer, name, row["country"]) for name in names],
    }


def _likeliest(gazetteer: Gazetteer, name: str, country: str | None) -> Row | None:
    """The first place of the name, in the country where one is given and it has one of that name."""
    found = gazetteer.lookup(name)
    inside = [record for record in found if country in record.countries] if country else []
    for record in (*inside, *found):
        return {"id": record.id, "name": record.name, "lat": record.lat, "lon": record.lon}
    return None


BENCH = Bench("toponyms", read_gold, predict, score)
