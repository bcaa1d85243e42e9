"""Score clusters of reports against the incidents they tell of: B-cubed and pairs."""

from collections import Counter
from collections.abc import Sequence
from math import nan


def score_clusters(true: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998) and pairwise precision, recall and F1 of labels of the same reports."""
    together = Counter(zip(true, found, strict=True))
    trues, founds = Counter(true), Counter(found)
    metrics = _prf(
        "b3",
        _share(sum(n * n / founds[label] for (_, label), n in together.items()), len(true)),
        _share(sum(n * n / trues[label] for (label, _), n in together.items()), len(true)),
    )
    right = sum(map(_pairs, together.values()))
    metrics |= _prf(
        "pairwise",
        _share(right, sum(map(_pairs, founds.values())), 0.0),
        _share(right, sum(map(_pairs, trues.values())), 0.0),
    )
    return metrics


def _prf(name: str, precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {f"{name}_f1": f1, f"{name}_precision": precision, f"{name}_recall": recall}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _share(part: float, whole: int, of_nothing: float = nan) -> float:
    return part / whole if whole else of_nothing
