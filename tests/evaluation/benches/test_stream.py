"""The adapter of the stream."""

import json
from pathlib import Path

from tocsin.evaluation.benches.stream import BENCH
from tocsin.reading.reader import Reader


def test_reports_give_the_quad_classes_of_their_claims(reader: Reader, tmp_path: Path) -> None:
    rows = [
        {"category": "Armed conflicts and attacks", "text": "Rebels shelled Goma, killing four people."},
        {"category": "Sports", "text": "The home side won the final."},
    ]
    lines = [json.dumps({"item_id": number, "date": "2025-01-02", **row}) for number, row in enumerate(rows)]
    (tmp_path / "dev.jsonl").write_text("\n".join(lines), encoding="utf-8")
    gold = BENCH.read_gold(tmp_path, "dev")
    predicted = BENCH.predict(gold, reader)
    assert predicted == [{"id": "0", "quads": ["material-conflict"]}, {"id": "1", "quads": []}]
    assert BENCH.score(gold, predicted)["conflict_recall"] == 1.0
