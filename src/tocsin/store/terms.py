"""What is looked for in words, and how text is cut into them: the same way whichever database keeps the record."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 100  # characters
MOST_TERMS = 32
APOSTROPHES = "'’‘ʻʼ`´′"
OWNERS = re.compile(rf"[{APOSTROPHES}]s(?![^\W_])")
WORD = re.compile(r"[^\W_]+")
TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
# Letters that Unicode does not take apart, as they are typed where a keyboard lacks them.
PLAIN = str.maketrans(
    dict.fromkeys(APOSTROPHES, "")
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


class Term(NamedTuple):
    """Words that stand side by side; ``open`` says that the last is only the beginning of one."""

    words: tuple[str, ...]
    open: bool = False


def cut_words(text: str) -> list[str]:
    """The words of a text in order: in small letters, without accents, apostrophes and the s of the owner.

    "Kata'ib Hezbollah's" gives kataib and hezbollah; all other signs divide words.
    """
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", OWNERS.sub("", text)).casefold())
    plain = "".join(sign for sign in small if not unicodedata.combining(sign))
    return [word[:LONGEST_WORD] for word in WORD.findall(plain.translate(PLAIN))]


@lru_cache(maxsize=100_000)
def fold_name(name: str) -> str:
    """A name as names are compared: its words."""
    return " ".join(cut_words(name))


def find_terms(query: str) -> list[Term]:
    """What a user looks for: words, "phrases in quotes" and begin*; words joined by signs count as a phrase."""
    terms = []
    for match in TERM.finditer(query.replace("“", '"').replace("”", '"')):
        written = match[1] + match[2] if match[1] is not None else match[3]
        if words := tuple(cut_words(written)):
            terms.append(Term(words, written.rstrip().endswith("*")))
    return terms[:MOST_TERMS]


def hold_terms(words: Sequence[str], terms: Sequence[Term]) -> bool:
    """Whether each term stands in the words of a text."""
    return all(any(_stands_at(words, start, term) for start in range(len(words))) for term in terms)


def _stands_at(words: Sequence[str], start: int, term: Term) -> bool:
    there = tuple(words[start : start + len(term.words)])
    if term.open and len(there) == len(term.words):
        return there[:-1] == term.words[:-1] and there[-1].startswith(term.words[-1])
    return there == term.words
