"""Score clusters of reports against the incidents they tell of: B-cubed, CEAF-e and pairs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import nan

from tocsin.evaluation.scores.assignment import best_pairs

Labels = Counter[tuple[str, str]]

COUNTS = frozenset({"false_merges", "missed_merges"})
"""Metrics that count pairs, and so know no upper end."""


def score_clusters(true: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998), CEAF-e (Luo 2005) and pairwise precision, recall and F1 of labels of the same
    reports; beside them the pairs joined wrongly and the pairs left apart wrongly, as counts."""
    together = Counter(zip(true, found, strict=True))
    trues, founds = Counter(true), Counter(found)
    metrics = _prf(
        "b3",
        _share(sum(n * n / founds[label] for (_, label), n in together.items()), len(true)),
        _share(sum(n * n / trues[label] for (label, _), n in together.items()), len(true)),
    )
    likeness = _likeness(together, trues, founds)
    metrics |= _prf("ceafe", _share(likeness, len(founds)), _share(likeness, len(trues)))
    right, joined, due = (sum(map(_pairs, counts.values())) for counts in (together, founds, trues))
    metrics |= _prf("pairwise", _share(right, joined, 0.0), _share(right, due, 0.0))
    return metrics | {"false_merges": float(joined - right), "missed_merges": float(due - right)}


def _likeness(together: Labels, trues: Counter[str], founds: Counter[str]) -> float:
    """The greatest sum of likeness (phi 4 of Luo) of clusters paired one to one. Clusters that touch no others are
    paired on their own, since only overlapping ones are alike."""
    total = 0.0
    for rows, columns in _blocks(together):
        worth = [
            [2 * together[row, column] / (trues[row] + founds[column]) for column in columns] for row in rows
        ]
        total += sum(worth[row][column] for row, column in best_pairs(worth))
    return total


def _blocks(together: Labels) -> Iterator[tuple[list[str], list[str]]]:
    """The true and found labels that hang together over common reports."""
    near: dict[tuple[bool, str], list[tuple[bool, str]]] = defaultdict(list)
    for true, found in together:
        near[True, true].append((False, found))
        near[False, found].append((True, true))
    seen: set[tuple[bool, str]] = set()
    for start in near:
        if start in seen:
            continue
        seen.add(start)
        block = [start]
        for label in block:
            fresh = [other for other in near[label] if other not in seen]
            seen.update(fresh)
            block += fresh
        yield (
            [label for is_true, label in block if is_true],
            [label for is_true, label in block if not is_true],
        )


def _prf(name: str, precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {f"{name}_f1": f1, f"{name}_precision": precision, f"{name}_recall": recall}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _share(part: float, whole: int, of_nothing: float = nan) -> float:
    return part / whole if whole else of_nothing
