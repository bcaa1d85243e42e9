"""Learns the weights of ``reading/data/act_places.tsv`` by logistic regression, and measures them by cross-validation.

usage: python training/actplaces.py TRAIN.jsonl [--write]

TRAIN.jsonl is the open half of the event-location set (Halterman 2019): a sentence, a verb, the names of the place
where its act happened. Sentences are dealt to five folds by their text, so that none is learnt from and measured.
"""

import re
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.event_location import BENCH
from tocsin.model.article import Article
from tocsin.reading.document import parse_sentences, split_article
from tocsin.reading.names import find_names
from tocsin.reading.placefeatures import place_features
from tocsin.reading.placewords import find_place_words
from tocsin.reading.reader import Reader

TABLE = Path(__file__).parent.parent / "src/tocsin/reading/data/act_places.tsv"
FOLDS, FEWEST, STRENGTH, LEAST_WEIGHT = 5, 4, 1.0, 0.2
LEAST, BESIDE_BEST = 0.3, 0.8
Words = set[tuple[int, int]]


@dataclass
class Name:
    """A name that may be the place, its features, and whether most of its words are marked."""

    features: list[str]
    words: Words
    right: bool


@dataclass
class Case:
    """One verb: the marked words, the names of its sentence, the fold."""

    marked: Words
    names: list[Name]
    fold: int


def read_cases(rows: list[Row], reader: Reader) -> list[Case]:
    """The names and features of every row."""
    documents = [split_article(Article(row["id"], row["text"]), reader.nlp) for row in rows]
    parse_sentences([one for document in documents for one in document.sentences], reader.nlp, lambda _: True)
    cases = []
    for row, document in zip(rows, documents, strict=True):
        marked = _words(row["text"], [(one["start"], one["end"]) for one in row["locations"]])
        case = Case(marked, [], zlib.crc32(row["text"].encode()) % FOLDS)
        verb = row["verb"]
        for sentence in document.sentences:
            heads = [
                token
                for token in sentence.tokens
                if sentence.start + token.idx < verb["end"]
                and verb["start"] < sentence.start + token.idx + len(token)
            ]
            if not heads:
                continue
            found = find_place_words(sentence, find_names(document, reader.book, reader.gazetteer))
            for one in found:
                words = _words(row["text"], [(sentence.start + one.start, sentence.start + one.end)])
                right = 2 * len(words & marked) >= len(words) > 0
                case.names.append(Name(sorted(set(place_features(heads[0], one, found))), words, right))
            break
        cases.append(case)
    return cases


def _words(text: str, spans: Sequence[tuple[int, int]]) -> Words:
    found = (match.span() for match in re.finditer(r"\w+", text))
    return {(a, b) for a, b in found if any(a < end and start < b for start, end in spans)}


def fit(cases: list[Case]) -> tuple[DictVectorizer, LogisticRegression]:
    """The regression over the features that occur often enough."""
    counts = Counter(feature for case in cases for name in case.names for feature in name.features)
    names = [name for case in cases for name in case.names]
    vectors = DictVectorizer()
    rows = vectors.fit_transform([dict.fromkeys(_kept(name, counts), 1) for name in names])
    model = LogisticRegression(C=STRENGTH, max_iter=300, fit_intercept=False)
    return vectors, model.fit(rows, [name.right for name in names])


def _kept(name: Name, counts: Counter[str]) -> list[str]:
    clean = (one for one in name.features if one == one.strip() and '"' not in one)
    return [feature for feature in clean if counts[feature] >= FEWEST]


def measure(cases: list[Case]) -> float:
    """Token F1 by cross-validation."""
    right = predicted = marked = 0
    for fold in range(FOLDS):
        vectors, model = fit([case for case in cases if case.fold != fold])
        for case in (case for case in cases if case.fold == fold):
            marked += len(case.marked)
            if not case.names:
                continue
            rows = vectors.transform([dict.fromkeys(name.features, 1) for name in case.names])
            chances = model.predict_proba(rows)[:, 1]
            least = max(LEAST, BESIDE_BEST * max(chances))
            chosen: Words = set()
            for name, chance in zip(case.names, chances, strict=True):
                chosen |= name.words if chance >= least else set()
            right += len(chosen & case.marked)
            predicted += len(chosen)
    return 2 * right / (predicted + marked)


def main() -> None:
    """Measure, and write the table where asked."""
    path = Path(sys.argv[1])
    cases = read_cases(BENCH.read_gold(path.parent, path.stem), Reader(rules_alone=True))
    print(f"token F1 {measure(cases):.3f}")
    if "--write" in sys.argv:
        vectors, model = fit(cases)
        weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        rows = sorted(
            f"{feature}\t{weight:.1f}\n" for feature, weight in weights if abs(weight) >= LEAST_WEIGHT
        )
        TABLE.write_text("feature\tweight\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
