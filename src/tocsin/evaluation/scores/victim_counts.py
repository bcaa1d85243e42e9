"""Score counts of killed and injured against those of a record."""

import math

from tocsin.evaluation.bench import Row

HARMS = ("killed", "injured")
NEAR = 0.1


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """Shares of rows for killed and injured: exactly right, right where the record counts some, right where the text
    states the record's number, and within a tenth (at least one). No answer counts as nought."""
    metrics: dict[str, float] = {}
    for harm in HARMS:
        rows = [
            (row[harm], int(found.get(harm) or 0), bool(row.get(f"{harm}_in_text")))
            for row, found in zip(gold, predicted, strict=True)
            if row.get(harm) is not None
        ]
        metrics[f"{harm}_exact"] = _share([true == said for true, said, _ in rows])
        metrics[f"{harm}_exact_counted"] = _share([true == said for true, said, _ in rows if true > 0])
        metrics[f"{harm}_exact_stated"] = _share([true == said for true, said, stated in rows if stated])
        metrics[f"{harm}_within_tenth"] = _share([_is_near(true, said) for true, said, _ in rows])
    return metrics


def _is_near(true: int, said: int) -> bool:
    return abs(said - true) <= max(1 if true else 0, NEAR * true)


def _share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else math.nan
