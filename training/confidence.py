"""Learn the weights of the reader's confidence from coded articles.

usage: python training/confidence.py ARTICLES.jsonl GOLD.jsonl [...] --also ARTICLES.jsonl GOLD.jsonl [...]

Reads each article with the rules alone, pairs the drafts with the coder's claims as the score of the gold
does, and fits a logistic regression that tells paired drafts from the others. Writes the weights where the
reader loads them, since each question is learnt with those before it answered. Fixed seed; the same data
gives the same file. Needs scikit-learn, which Tocsin itself does not.
"""

import argparse
import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from tocsin.evaluation.scores.goldpairs import overlap, pair_numbers
from tocsin.model.article import Article
from tocsin.reading.claims import make_claim
from tocsin.reading.confidence import load_judgement
from tocsin.reading.evidence import find_evidence, find_timing
from tocsin.reading.reader import Reader
from tocsin.reading.whens import tells_today

OUT = Path(__file__).parents[1] / "src" / "tocsin" / "reading" / "data" / "confidence.json"
STRENGTH = 0.35
SMALLEST = 0.02
SLACK = 0.003
# How far the encoder's sight counts beside the rules, and the least confidence with it: chosen on the open dev half.
SIGHT = {
    "meaning": 0.3,
    "today": 0.3,
    "standing": 3.0,
    "ahead": 5.5,
    "bias": 0.11,
    "rules": 0.41,
    "type": 0.34,
    "least": 0.42,
}
EMPTY: dict[str, Any] = {"bias": 0.0, "facts": {}}


@dataclass
class Sample:
    """Facts, labels (1 for right) and article numbers of drafts."""

    facts: list[dict[str, float]]
    labels: list[int]
    groups: list[int]

    def add(self, facts: dict[str, float], label: int, group: int) -> None:
        self.facts.append(facts)
        self.labels.append(label)
        self.groups.append(group)


def article_of(raw: dict[str, Any]) -> Article:
    """The article of a line of the gold set."""
    day = dt.date.fromisoformat(raw["date"]) if raw.get("date") else None
    return Article(raw["id"], raw["text"], raw.get("title"), day)


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


def collect(reader: Reader, articles: list[dict[str, Any]], gold: list[dict[str, Any]]) -> Sample:
    """The joined drafts of all articles: paired with a claim of the coder or not."""
    sample = Sample([], [], [])
    for number, (raw, coded) in enumerate(zip(articles, gold, strict=True)):
        drafts = reader.draft(article_of(raw))
        pairs = pair_numbers(coded["claims"], [plain(make_claim(draft)) for draft in drafts])
        paired = {found for _, found in pairs}
        for index, draft in enumerate(drafts):
            sample.add(find_evidence(draft, *draft.order), int(index in paired), number)
    return sample


def collect_meanings(reader: Reader, articles: list[dict[str, Any]], gold: list[dict[str, Any]]) -> Sample:
    """All meanings of all words that have several: one is right when the coder has a claim of its type there."""
    sample = Sample([], [], [])
    for number, (raw, coded) in enumerate(zip(articles, gold, strict=True)):
        for meanings in reader.all_meanings(article_of(raw)):
            for draft in meanings if len(meanings) > 1 else []:
                claim = plain(make_claim(draft))
                same = [other for other in coded["claims"] if other["type"] == claim["type"]]
                told = any(overlap(other["sentence"], claim["sentence"]) > 0.8 for other in same)
                sample.add(find_evidence(draft, 0, 1), int(told), number)
    return sample


def collect_timings(reader: Reader, articles: list[dict[str, Any]], gold: list[dict[str, Any]]) -> Sample:
    """The acts of dated reports to which no words give a time: the coder dates them to the day of the report or not."""
    sample = Sample([], [], [])
    for number, (raw, coded) in enumerate(zip(articles, gold, strict=True)):
        drafts = [draft for meanings in reader.all_meanings(article_of(raw)) for draft in meanings[:1]]
        for found, index in pair_numbers(coded["claims"], [plain(make_claim(draft)) for draft in drafts]):
            draft, when = drafts[index], coded["claims"][found]["when"]
            past = tells_today(draft.act.head) is False
            if raw.get("date") and draft.when.span is None and not past:
                sample.add(find_timing(draft), int(when["start"] == when["end"] == raw["date"]), number)
    return sample


def best_threshold(scores: Any, labels: Any, wanted: int) -> tuple[float, float]:
    """The middle of the thresholds whose F1 against all claims of the coder is within ``SLACK`` of the best, and its
    F1: the curve is flat and uneven at its top.
    """
    found = []
    for threshold in np.arange(0.1, 0.8, 0.02):
        given = scores >= threshold
        hit = int((given & (labels == 1)).sum())
        found.append((float(threshold), 2 * hit / (int(given.sum()) + wanted)))
    best = max(f1 for _, f1 in found)
    top = [one for one in found if one[1] >= best - SLACK]
    return top[len(top) // 2]


def fit(sample: Sample) -> tuple[dict[str, Any], Any]:
    """The weights of a logistic regression, and the cross-validated scores of the sample."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(sample.facts)
    labels, groups = np.array(sample.labels), np.array(sample.groups)
    scores = np.zeros(len(labels))
    for seen, held in GroupKFold(5).split(matrix, labels, groups):
        model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix[seen], labels[seen])
        scores[held] = model.predict_proba(matrix[held])[:, 1]
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, labels)
    named = sorted(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    facts = {name: round(float(weight), 3) for name, weight in named if abs(weight) >= SMALLEST}
    return {"bias": round(float(model.intercept_[0]), 3), "facts": facts}, scores


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="+", help="ARTICLES.jsonl GOLD.jsonl, any number of pairs")
    parser.add_argument(
        "--also",
        type=Path,
        nargs="*",
        default=[],
        help="more to learn from, denser than news: the least confidence is chosen without it",
    )
    given = parser.parse_args()
    articles = [line for path in given.data[0::2] for line in read_lines(path)]
    news = len(articles)
    articles += [line for path in given.also[0::2] for line in read_lines(path)]
    gold = [line for path in [*given.data[1::2], *given.also[1::2]] for line in read_lines(path)]
    record: dict[str, Any] = {"meaning": EMPTY, "claim": EMPTY, "day": EMPTY, "sight": SIGHT, "least": 0.0}
    write(OUT, record)
    load_judgement.cache_clear()
    timings = collect_timings(Reader(rules_alone=True), articles, gold)
    record["day"], scores = fit(timings)
    right = float(((scores > 0.5) == np.array(timings.labels)).mean())
    print(
        f"day of the report: {len(timings.labels)} acts, {sum(timings.labels)} of the day, right {right:.3f}"
    )
    write(OUT, record)
    load_judgement.cache_clear()
    record["meaning"], _ = fit(collect_meanings(Reader(rules_alone=True), articles, gold))
    write(OUT, record)
    load_judgement.cache_clear()
    sample = collect(Reader(rules_alone=True), articles, gold)
    record["claim"], scores = fit(sample)
    wanted = sum(len(coded["claims"]) for coded in gold[:news])
    of_news = np.array(sample.groups) < news
    labels, scores = np.array(sample.labels)[of_news], scores[of_news]
    record["least"], f1 = best_threshold(scores, labels, wanted)
    record["least"] = round(record["least"], 2)
    write(OUT, record)
    everything = 2 * int(labels.sum()) / (len(labels) + wanted)
    print(f"drafts {len(labels)}, paired {int(labels.sum())}, coded {wanted}, all drafts F1 {everything:.3f}")
    print(f"cross-validated F1 {f1:.3f} at {record['least']:.2f}")


def write(path: Path, record: dict[str, Any]) -> None:
    path.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
