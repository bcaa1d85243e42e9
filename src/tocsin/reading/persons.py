"""Persons of an article: full names by surname, so that "Trump" is the "Donald Trump" named before."""

import re
from dataclasses import dataclass, field

TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Sen", "Rep", "Gov", "Adm", "Prof", "Sheikh", "Sir", "Lord", "Rev"}
)
NAME = re.compile(
    r"(?:[A-Z][\w'’\-]+|[A-Z]\.)(?:\s+(?:al|bin|ibn|abu|el|de|del|da|von|van|Al|Abu|Bin)(?:\s|-))?(?:\s*(?:[A-Z][\w'’\-]+|[A-Z]\.))+"
)


@dataclass(eq=False)
class Persons:
    """Full names seen in one article, by their last word."""

    titles: frozenset[str] = TITLES
    _full: dict[str, str] = field(default_factory=dict)

    def learn(self, text: str, start: int = 0) -> None:
        """Note every run of capitalised words that could be a full name; the first one seen for a surname wins."""
        for match in NAME.finditer(text, start):
            words = [word for word in match.group().split() if word.rstrip(".") not in self.titles]
            if 2 <= len(words) <= 5:
                self._full.setdefault(words[-1], " ".join(words))

    def note(self, name: str) -> None:
        """Note a full name that is known to be a person's."""
        words = name.split()
        if len(words) >= 2:
            self._full[words[-1]] = name

    def full_name(self, name: str) -> str:
        """The full name for a name as written; the name itself when no fuller one was noted."""
        words = [word for word in name.split() if word.rstrip(".") not in self.titles]
        if not words:
            return name
        short = " ".join(words)
        fuller = self._full.get(words[-1], short)
        return fuller if len(words) == 1 or set(words) <= set(fuller.split()) else short
