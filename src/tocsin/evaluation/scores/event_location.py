"""Score the words that name where an act happened."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.evaluation.bench import Row

_WORD = re.compile(r"\w+")
_Span = tuple[int, int]


@dataclass(slots=True)
class _Tally:
    """What is right, what is predicted and what is marked."""

    right: int = 0
    predicted: int = 0
    marked: int = 0

    def add(self, predicted: set[_Span], marked: set[_Span]) -> None:
        self.right += len(predicted & marked)
        self.predicted += len(predicted)
        self.marked += len(marked)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        both = self.predicted + self.marked
        return 2 * self.right / both if both else 0.0


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """F1, precision and recall of words inside place names, F1 of equal spans, and the share of sentences where all
    marked places and no others are touched."""
    words, spans, clean = _Tally(), _Tally(), 0
    for row, answer in zip(gold, predicted, strict=True):
        marked, found = _spans(row), _spans(answer)
        spans.add(found, marked)
        tokens = [match.span() for match in _WORD.finditer(row["text"])]
        words.add(
            {token for token in tokens if _touches(token, found)}, {t for t in tokens if _touches(t, marked)}
        )
        clean += all(_touches(one, found) for one in marked) and all(_touches(one, marked) for one in found)
    return {
        "token_f1": words.f1,
        "token_precision": words.precision,
        "token_recall": words.recall,
        "span_f1": spans.f1,
        "sentences": clean / len(gold) if gold else 0.0,
    }


def _spans(row: Row) -> set[_Span]:
    return {(place["start"], place["end"]) for place in row["locations"]}


def _touches(one: _Span, others: Iterable[_Span]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)
