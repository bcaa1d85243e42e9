"""The adapter and the scorer for names looked up in the gazetteer."""

from tocsin.evaluation.benches.toponyms import BENCH
from tocsin.evaluation.scores.toponyms import score
from tocsin.reading.reader import Reader

GOMA = {"id": "a", "name": "Goma", "variants": ["Gomah"], "country": "CD", "lat": -1.68, "lon": 29.22}
TRIPOLI = {"id": "b", "name": "Tripoli", "variants": [], "country": "LB", "lat": 34.43, "lon": 35.84}


def test_the_country_decides_between_namesakes(reader: Reader) -> None:
    rows = [GOMA, TRIPOLI]
    scores = BENCH.score(rows, BENCH.predict(rows, reader))
    assert (scores["right_161km"], scores["right_25km"], scores["found"]) == (1.0, 1.0, 1.0)


def test_what_is_not_found_is_not_right() -> None:
    scores = score([GOMA], [{"id": "a", "place": None, "bare": None, "spellings": [None, None]}])
    assert set(scores.values()) == {0.0}
