"""Count in how many reports each word stands, for the table ``incidents/data/rarity.tsv``.

usage: python training/rarity.py TABLE.tsv ARTICLES.jsonl...

ARTICLES hold one report a line with ``title`` and ``text``. Words that stand in a single report are left out, as all
words that the table lacks count as the rarest. What is kept are counts of single words, never running text. The same
data gives the same file.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tocsin.incidents.rarity import ALL, COLUMNS, words_of

MOST = 8000
LEAST_SEEN = 2


def count_words(texts: Iterable[str]) -> tuple[int, Counter[str]]:
    """The number of texts and, for each word, the number of texts that hold it."""
    total, counts = 0, Counter[str]()
    for text in texts:
        total += 1
        counts.update(set(words_of(text)))
    return total, counts


def table_of(total: int, counts: Counter[str]) -> str:
    """The table: all documents first, then the commonest words with their counts."""
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows = [(word, count) for word, count in kept if count >= LEAST_SEEN][:MOST]
    return "\n".join("\t".join(map(str, row)) for row in [COLUMNS, (ALL, total), *rows]) + "\n"


def main(target: str, *paths: str) -> None:
    """Write the table."""
    texts = []
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            texts.append(f"{record.get('title') or ''}\n{record['text']}")
    total, counts = count_words(texts)
    Path(target).write_text(table_of(total, counts), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
