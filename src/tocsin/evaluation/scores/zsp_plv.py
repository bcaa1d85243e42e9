"""One PLOVER root a sentence: macro F1 over the roots, and over the four quad classes."""

from collections import Counter
from collections.abc import Sequence

from tocsin.evaluation.bench import Row
from tocsin.ontology.types import event_types

JOINED = "YIELD"
JOINED_TYPES = frozenset({"CONCEDE", "RETREAT"})
"""The benchmark keeps verbal and material yielding apart in neither root nor quad class."""


def root_of(type: str) -> str:
    """The root under which the benchmark counts a type."""
    return JOINED if type in JOINED_TYPES else type


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, float]:
    """``root_macro_f1`` is the mean F1 of the roots that the gold has; ``quad_macro_f1`` that of its quad classes."""
    quads = _quads()
    roots = [(row["root"], ours.get("root")) for row, ours in zip(gold, predicted, strict=True)]
    classes = [
        (str(row["quad"]), ours.get("quad") or quads.get(str(ours.get("root"))))
        for row, ours in zip(gold, predicted, strict=True)
    ]
    return {
        "root_macro_f1": _macro_f1(roots),
        "root_accuracy": sum(right == ours for right, ours in roots) / len(roots),
        "quad_macro_f1": _macro_f1([(right, None if ours is None else str(ours)) for right, ours in classes]),
    }


def _quads() -> dict[str, str]:
    """The quad class, 1 to 4, of each root: verbal and material cooperation, verbal and material conflict."""
    names = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
    numbers = {root_of(type.name): str(names.index(type.quad) + 1) for type in event_types()}
    return numbers | {JOINED: str(names.index("material-cooperation") + 1)}


def _macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    wanted = Counter(right for right, _ in pairs)
    given = Counter(ours for _, ours in pairs)
    hits = Counter(right for right, ours in pairs if right == ours)
    return sum(2 * hits[name] / (wanted[name] + given[name]) for name in wanted) / len(wanted)
