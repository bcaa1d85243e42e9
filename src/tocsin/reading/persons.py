"""Persons of an article: full names by surname, so that "Trump" is the "Donald Trump" named before."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

WORD = r"[A-ZÀ-ÖØ-Þ][\w'’\-]+|[A-Z]\."
JOINT = r"al|bin|ibn|abu|el|de|del|da|dos|la|von|van|ul|ur"
NAME = re.compile(rf"(?<![\w.])(?:{WORD})(?:\s+(?:(?:{JOINT})[\s\-])*(?:{WORD}))+")


@cache
def load_titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it (``data/titles.toml``), without full stops."""
    text = (resources.files("tocsin.reading") / "data" / "titles.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["titles"])


def is_title(word: str) -> bool:
    """Whether a word is a title or office before a name."""
    return word.rstrip(".") in load_titles()


@dataclass(eq=False)
class Persons:
    """Full names seen in one article, by their last word."""

    _full: dict[str, str] = field(default_factory=dict)

    def learn(self, text: str) -> None:
        """Note every run of capitalised words that could be a full name; the first one seen for a surname wins."""
        for _, name in full_names(text):
            self._full.setdefault(name.split()[-1], name)

    def full_name(self, name: str) -> str:
        """The full name for a name as written; the name itself when no fuller one was noted."""
        words = [word for word in name.split() if not is_title(word)]
        if not words:
            return name
        short = " ".join(words)
        fuller = self._full.get(words[-1], short)
        return fuller if len(words) == 1 or set(words) <= set(fuller.split()) else short


def full_names(text: str) -> Iterator[tuple[int, str]]:
    """Offsets and words of the runs of two to five capitalised words that could be a person's name."""
    for match in NAME.finditer(text):
        words = match.group().split()
        kept = list(words)
        while kept and is_title(kept[0]):
            kept.pop(0)
        if 2 <= len(kept) <= 5:
            yield match.end() - len(" ".join(kept)), " ".join(kept)
