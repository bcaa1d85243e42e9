"""Learn the weights of the reader's confidence from coded articles.

usage: python training/confidence.py ARTICLES.jsonl GOLD.jsonl [--scorer score_gold.py] [--out confidence.json]

Reads each article with the rules alone, pairs the drafts with the coder's claims as the scorer pairs them, and fits a
logistic regression that tells paired drafts from the others. Fixed seed; the same data gives the same file. Needs
scikit-learn, which Tocsin itself does not.
"""

import argparse
import datetime as dt
import importlib.util
import json
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from tocsin.model.article import Article
from tocsin.reading.claims import make_claim
from tocsin.reading.evidence import find_evidence
from tocsin.reading.reader import Reader

STRENGTH = 0.35
SMALLEST = 0.02


def load_scorer(path: Path) -> Any:
    """The scorer of the gold set as a module, so that training pairs as the measure does."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def plain(claim: Any) -> dict[str, Any]:
    """A claim with the fields that the scorer pairs by."""
    return {
        "type": claim.type,
        "standing": claim.standing,
        "actors": [{"text": p.span.text, "name": p.name} for p in claim.actors],
        "recipients": [{"text": p.span.text, "name": p.name} for p in claim.recipients],
        "when": {"start": str(claim.when.start), "end": str(claim.when.end)},
        "place": {"country": claim.place.country} if claim.place else None,
        "sentence": claim.sentence.text,
        "trigger": claim.trigger.text,
    }


def collect(reader: Reader, articles: list[dict[str, Any]], gold: list[dict[str, Any]], scorer: Any):
    """Facts, labels and article numbers of all drafts, and how many claims the coder found."""
    facts, labels, groups, wanted = [], [], [], 0
    for number, (raw, coded) in enumerate(zip(articles, gold, strict=True)):
        day = dt.date.fromisoformat(raw["date"]) if raw.get("date") else None
        drafts = reader.draft(Article(raw["id"], raw["text"], raw.get("title"), day))
        pairs = scorer.pair(coded["claims"], [plain(make_claim(draft, 0.5)) for draft in drafts])
        paired = {found for _, found in pairs}
        wanted += len(coded["claims"])
        for index, draft in enumerate(drafts):
            facts.append(find_evidence(draft, *draft.order))
            labels.append(int(index in paired))
            groups.append(number)
    return facts, np.array(labels), np.array(groups), wanted


def best_threshold(scores: np.ndarray, labels: np.ndarray, wanted: int) -> tuple[float, float]:
    """The threshold with the best F1 against all claims of the coder, and that F1."""
    best = (0.0, 0.0)
    for threshold in np.arange(0.1, 0.8, 0.02):
        given = scores >= threshold
        hit = int((given & (labels == 1)).sum())
        f1 = 2 * hit / (int(given.sum()) + wanted)
        best = max(best, (f1, float(threshold)))
    return best[1], best[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    facts, labels, groups, wanted = collect(
        Reader(), read_lines(given.articles), read_lines(given.gold), load_scorer(given.scorer)
    )
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(facts)
    scores = np.zeros(len(labels))
    for fit, held in GroupKFold(5).split(matrix, labels, groups):
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix[fit], labels[fit])
        scores[held] = model.predict_proba(matrix[held])[:, 1]
    least, f1 = best_threshold(scores, labels, wanted)
    everything = 2 * int(labels.sum()) / (len(labels) + wanted)
    print(f"drafts {len(labels)}, paired {int(labels.sum())}, coded {wanted}, all drafts F1 {everything:.3f}")
    print(f"cross-validated F1 {f1:.3f} at {least:.2f}")
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, labels)
    kept = {
        name: round(float(weight), 3)
        for name, weight in sorted(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
        if abs(weight) >= SMALLEST
    }
    record = {"bias": round(float(model.intercept_[0]), 3), "least": round(least, 2), "facts": kept}
    given.out.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
