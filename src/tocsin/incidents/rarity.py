"""How rare the words of a report are: two reports that share rare words talk about the same thing.

Method: inverse document frequency (K. Spärck Jones, 1972), scaled so that a word never counted has rarity 1.
The counts (``data/rarity.tsv``) come from ``training/rarity.py``.
"""

import math
from collections.abc import Iterator
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.knowledge.wordfold import cut_words
from tocsin.tables import read_table

COLUMNS = ("word", "documents")
ALL = "*"  # the row that holds the number of documents counted
PLAIN = 0.25  # words below this rarity stand in every report and are left out
SHORTEST = 3
PLURAL_FROM = 5


@cache
def load_rarity() -> dict[str, float]:
    """The rarity of each counted word, 0 (in every report) to 1. Raises KnowledgeError for a broken table."""
    try:
        counts = {
            row["word"]: int(row["documents"])
            for row in read_table("rarity.tsv", COLUMNS, "tocsin.incidents")
        }
        total = counts.pop(ALL)
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"rarity.tsv: {error}", "install Tocsin again") from error
    return {word: rarity_of(count, total) for word, count in counts.items()}


def rarity_of(count: int, total: int) -> float:
    """The rarity of a word that stands in ``count`` of ``total`` documents."""
    return math.log((total + 1) / (count + 1)) / math.log(total + 1)


def weigh_words(text: str) -> dict[str, float]:
    """The words of a report, folded and in the singular, with their rarity; plain words and bare numbers are left out.

    In the order of the alphabet, so that equal texts give equal dictionaries.
    """
    known = load_rarity()
    weights = {word: known.get(word, 1.0) for word in set(words_of(text))}
    return {word: weight for word, weight in sorted(weights.items()) if weight >= PLAIN}


def words_of(text: str) -> Iterator[str]:
    """The words that are counted, in the order of the text."""
    for word in cut_words(text):
        fold = word.fold
        if len(fold) >= SHORTEST and not fold.isdigit():
            yield _singular(fold)


def _singular(fold: str) -> str:
    """A word without the ``s`` of the plural; rough, but the same for every report."""
    return fold[:-1] if len(fold) >= PLURAL_FROM and fold.endswith("s") and not fold.endswith("ss") else fold
