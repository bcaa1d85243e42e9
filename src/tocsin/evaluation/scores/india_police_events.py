"""What the police did, by sentence and by article: F1 of each class and their mean."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tocsin.evaluation.bench import Row

CLASSES = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, float]:
    """``sentence_macro_f1`` and the F1 of each class over sentences, ``article_macro_f1`` over articles; a class that
    neither side has counts 0."""
    sentences: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for theirs, mine in zip(gold, predicted, strict=True):
        ours = {sentence["sent_id"]: sentence["labels"] for sentence in mine.get("sentences", ())}
        for sentence in theirs["sentences"]:
            _add(sentences, sentence["labels"], ours.get(sentence["sent_id"], ()))
        _add(articles, theirs["labels"], mine.get("labels", ()))
    by_class = {name: _f1(sentences, name) for name in CLASSES}
    return {
        "sentence_macro_f1": sum(by_class.values()) / len(CLASSES),
        **{f"{name.lower()}_f1": value for name, value in by_class.items()},
        "article_macro_f1": sum(_f1(articles, name) for name in CLASSES) / len(CLASSES),
    }


def _add(counts: Counter[str], gold: Iterable[str], ours: Iterable[str]) -> None:
    right = set(gold) & set(ours)
    counts.update(f"{name} right" for name in right)
    # F1 is twice the right labels by all labels of both sides.
    counts.update(set(gold))
    counts.update(set(ours))


def _f1(counts: Counter[str], name: str) -> float:
    return 2 * counts[f"{name} right"] / counts[name] if counts[name] else 0.0
