"""Learn which words attribute what, for the table ``reading/data/attribution_words.tsv``.

usage: python training/attributions.py TRAIN.jsonl TABLE.tsv

TRAIN is the training half of PolNeAR. Every word that may be a cue is read in every way that the syntax allows; a
reading is right when its content and its source share at least half of their words with those of one attribution of
the annotators. The table keeps the share of right readings by word and pattern, shrunk to that of the pattern. What
is kept are facts about words, never running text. The same data gives the same file.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tocsin.evaluation.scores.polnear import ENOUGH, dice, words_of
from tocsin.model.article import Article
from tocsin.reading.attributionwords import ANY, SAYING, forms_of
from tocsin.reading.document import Sentence, parse_sentences, split_article
from tocsin.reading.pipeline import load_pipeline
from tocsin.reading.quotations import propose
from tocsin.reading.speechwords import load_speech_words

# Of so many readings of the pattern a word's own share is made before it has any.
PRIOR = 3.0
LEAST_SEEN = 2
# A row is kept where it or the rule that it replaces comes near to what is taken for an attribution.
NEAR = 0.2
SAYING_LEAST = 5

# The sign that a label ends with.
LABEL = ":"

Key = tuple[str, str]
Parsed = tuple[dict[str, Any], list[Sentence]]


def read_parsed(path: Path) -> Iterator[Parsed]:
    """The articles with their parsed sentences."""
    nlp = load_pipeline()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        sentences = split_article(Article(row["doc_id"], row["text"]), nlp).sentences
        yield row, parse_sentences(sentences, nlp, lambda _: True)


def judge(articles: Iterable[Parsed]) -> tuple[Counter[Key], Counter[Key], set[str]]:
    """How often each word was read with each pattern and how often rightly; and the base forms seen."""
    seen: Counter[Key] = Counter()
    right: Counter[Key] = Counter()
    bases: set[str] = set()
    for row, sentences in articles:
        text = row["text"]
        gold = [
            (words_of(text, one["source"]), words_of(text, one["content"])) for one in row["attributions"]
        ]
        for proposals in propose(sentences, text):
            for one in proposals:
                source, content = words_of(text, one.source), words_of(text, one.content)
                key = (one.word.lower_, one.pattern)
                seen[key] += 1
                right[key] += any(
                    dice(content, theirs) >= ENOUGH and dice(source, whose) >= ENOUGH
                    for whose, theirs in gold
                    if content & theirs
                )
                if one.word.tag_ in {"VB", "VBP", "NN"}:
                    bases.add(one.word.lower_)
    return seen, right, bases


def shares(seen: Counter[Key], right: Counter[Key], bases: set[str]) -> dict[Key, float]:
    """The share of right readings by lemma and pattern, of words of saying by pattern, of the others by pattern."""
    lemmas = forms_of(bases)
    saying = load_speech_words().saying
    totals: Counter[Key] = Counter()
    hits: Counter[Key] = Counter()
    for (form, pattern), count in seen.items():
        names = [lemmas.get(form, form), SAYING if form in saying else ANY]
        for name in names:
            totals[name, pattern] += count
            hits[name, pattern] += right[form, pattern]
    table: dict[Key, float] = {}
    for word, pattern in sorted(totals, key=lambda key: (key[0] != ANY, key[0] != SAYING, key)):
        count = totals[word, pattern]
        above = table.get((ANY, pattern), 0.0)
        if word not in (ANY, SAYING) and verb_says(word):
            above = table.get((SAYING, pattern), above)
        share = (hits[word, pattern] + PRIOR * above) / (count + PRIOR)
        rule = word in (ANY, SAYING, LABEL)
        if rule or (word.isalpha() and count >= LEAST_SEEN and max(share, above) >= NEAR):
            table[word, pattern] = share
    return table


def verb_says(word: str) -> bool:
    """Whether the word is one of saying."""
    return word in load_speech_words().saying


def main(train: str, out: str) -> None:
    """Write the table."""
    table = shares(*judge(read_parsed(Path(train))))
    lines = ["word\tpattern\tpercent"]
    lines += [
        f"{word}\t{pattern}\t{round(100 * share)}"
        for (word, pattern), share in sorted(table.items())
        if word not in (ANY, SAYING) or round(100 * share) > 0
    ]
    Path(out).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
