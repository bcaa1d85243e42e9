"""The words an article can be known by among others."""

import re
from collections import Counter

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+[A-Za-z]|\d{3,}")
NAME_WEIGHT = 2


def weigh_words(text: str) -> Counter[str]:
    """The words of a text in small letters and how often they stand there; a word in capital letters within a sentence
    counts twice, as names tell incidents apart."""
    words: Counter[str] = Counter()
    for match in WORD.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        inside = match[0][0].isupper() and before.endswith(" ") and before[:1].isalnum()
        words[match[0].lower()] += NAME_WEIGHT if inside else 1
    return words
