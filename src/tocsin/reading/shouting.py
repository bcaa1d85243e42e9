"""Finds the passages of a text whose letters do not tell names from other words."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Lines that begin with no small letter for a while, and paragraphs that hold no capital: all others are plain.
SHOUTED = re.compile(r"^[^a-zß-öø-ÿ\n]{12,}", re.MULTILINE)
WHISPERED = re.compile(r"^[ \t]*[a-z][^A-ZÀ-ÖØ-Þ\n]{38,}$", re.MULTILINE)
# A line of five words and more, each with a capital unless it is short, without a full stop at its end.
HEADLINE = re.compile(
    r"^(?:(?:[^a-z\s]\S*|[a-z]{1,4}[,:]?)[ \t]+){4,}(?:[^a-z\s]\S*|[a-z]{1,4})(?<![.!?…:;,])$", re.MULTILINE
)
CAPITAL_SHARE = 0.85  # from this share of capitals among its letters on a line is in capitals
FEWEST = 3  # words of a line whose case can be judged

Passage = tuple[int, int, bool]
"""Half-open offsets, and whether the capitals that stand there may be those of names (a headline)."""


def find_passages(text: str) -> list[Passage]:
    """The passages in capitals, those in small letters and the headlines with a capital on every word, in order."""
    shouted = [(start, end, False) for start, end in _shouted(text)]
    whispered = [(found.start(), found.end(), False) for found in WHISPERED.finditer(text)]
    headlines = [(found.start(), found.end(), True) for found in HEADLINE.finditer(text)]
    return sorted([*shouted, *whispered, *(one for one in headlines if not _within(one, shouted))])


def _within(one: Passage, others: list[Passage]) -> bool:
    return any(start <= one[0] < end for start, end, _ in others)


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the runs of lines that are in capitals."""
    run: tuple[int, int] | None = None
    for found in SHOUTED.finditer(text):
        end = text.find("\n", found.start())
        end = len(text) if end < 0 else end
        if not _in_capitals(text[found.start() : end]):
            continue
        if run and run[1] + 1 == found.start():
            run = run[0], end
            continue
        if run:
            yield run
        run = found.start(), end
    if run:
        yield run


def _in_capitals(line: str) -> bool:
    letters = [sign for sign in line if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return capitals >= CAPITAL_SHARE * len(letters) and len(WORD.findall(line)) >= FEWEST
