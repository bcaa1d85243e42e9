"""Count how words and pairs of words are cased in running text, for the tables ``reading/data/casing_*.tsv``.

usage: python training/casing.py WORDS.tsv PAIRS.tsv CORPUS.jsonl...

Each line of a corpus is an object with a ``text``. Only words inside a sentence count, never its first word nor a
line that is all in capitals or a headline with every word capitalised. What is kept are facts about single words and
pairs, never running text.

The shipped tables were counted from sets that may be trained on: the articles of the gold's open halves,
PLV, PolNeAR and event-location, our training examples and the sample reports.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tocsin.reading.casingwords import load_casing

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDS = frozenset('.!?:…"“”‘»«()[]\n•*|')
LEAST = 4  # a capitalised word seen less often tells nothing sure
LEAST_SMALL = 2  # names are seldom written small: two sightings are enough
LEAST_PAIR = 4
SMALL_SHARE = 0.3  # from this share of small letters on a word alone is no name: the army, the ministry
PAIR_SHARE = 0.75  # from this share of capitals on a pair of small words is a name
SMALL, NAME, CAPITALS = "small", "name", "capitals"


def case_of(word: str) -> str:
    """How a word is written: small, as a name, or in capitals."""
    if word.islower():
        return SMALL
    return CAPITALS if word.isupper() and len(word) > 1 else NAME


def inside(text: str) -> Iterator[list[str]]:
    """Runs of words inside the sentences of a text."""
    for line in text.split("\n"):
        words = WORD.findall(line)
        small = sum(word[0].islower() for word in words)
        if small * 3 < len(words):
            continue
        run: list[str] = []
        past, first = 0, True
        for found in WORD.finditer(line):
            between = line[past : found.start()]
            past = found.end()
            if ENDS.intersection(between):
                yield run
                run, first = [], True
            elif between != " ":
                yield run
                run = []
            if not first:
                run.append(found.group().removesuffix("'s").removesuffix("’s"))
            first = False
        yield run


def count(paths: list[Path]) -> tuple[dict[str, Counter[str]], dict[tuple[str, str], Counter[bool]]]:
    """By folded word the ways it is written; by folded pair whether both words are capitalised."""
    words: dict[str, Counter[str]] = {}
    pairs: dict[tuple[str, str], Counter[bool]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line:
                continue
            text = json.loads(line)["text"]
            if text.islower():
                continue
            for run in inside(text):
                for word in run:
                    words.setdefault(word.lower(), Counter())[case_of(word)] += 1
                for one, two in pairwise(run):
                    both = case_of(one) == case_of(two) == NAME
                    pairs.setdefault((one.lower(), two.lower()), Counter())[both] += 1
    return words, pairs


def usual_case(word: str, ways: Counter[str]) -> str | None:
    """How a word is usually written, or None when it was seen too seldom."""
    total = ways.total()
    if len(word) == 1 and word != "a":
        return None
    if ways[SMALL] >= SMALL_SHARE * total:
        return SMALL if ways[SMALL] >= LEAST_SMALL else None
    if total < LEAST:
        return None
    return CAPITALS if ways[CAPITALS] > ways[NAME] else NAME


def tells(word: str, case: str) -> bool:
    """Whether a row is needed: an unknown word counts as a name unless it ends like an ordinary one."""
    return case != NAME or word.endswith(load_casing().endings)


def main(words_path: str, pairs_path: str, *corpora: str) -> None:
    """Write both tables."""
    words, pairs = count([Path(corpus) for corpus in corpora])
    cases = {word: case for word, ways in words.items() if (case := usual_case(word, ways))}
    rows = [f"{word}\t{case}" for word, case in sorted(cases.items()) if tells(word, case)]
    Path(words_path).write_text("word\tcase\n" + "\n".join(rows) + "\n", encoding="utf-8")
    named = [
        f"{one}\t{two}"
        for (one, two), ways in sorted(pairs.items())
        if SMALL in (cases.get(one), cases.get(two))
        and ways[True] >= LEAST_PAIR
        and ways[True] >= PAIR_SHARE * ways.total()
    ]
    Path(pairs_path).write_text("first\tsecond\n" + "\n".join(named) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
