"""How words are usually written: small, as names or in capitals (``data/casing*``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.tables import read_table

SMALL, NAME, CAPITALS = "small", "name", "capitals"
LONG = 7  # letters from which an ending tells an ordinary word
VOWELS = frozenset("aeiouy")
LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Casing:
    """How words are written; see the data files for what each list means."""

    words: dict[str, str]
    pairs: frozenset[tuple[str, str]]
    offices: frozenset[str]
    joints: frozenset[str]
    openers: frozenset[str]
    of_the_us: frozenset[str]
    endings: tuple[str, ...]

    def case_of(self, word: str) -> str:
        """How a word, given in small letters, is usually written; what is not known is a name."""
        stem = word[:-2] if word.endswith(("'s", "’s")) else word
        known = self.words.get(stem) or self.words.get(word)
        if known is not None:
            return known
        if len(stem) == 1 or (len(stem) <= LONGEST_ACRONYM and VOWELS.isdisjoint(stem)):
            return CAPITALS
        return SMALL if len(stem) >= LONG and stem.endswith(self.endings) else NAME


@cache
def load_casing() -> Casing:
    """The tables, read once. Raises KnowledgeError when one breaks its format."""
    package = "tocsin.reading"
    lists = tomllib.loads((resources.files(package) / "data" / "casing.toml").read_text(encoding="utf-8"))
    words = read_table("casing_words.tsv", ("word", "case"), package)
    pairs = read_table("casing_pairs.tsv", ("first", "second"), package)
    return Casing(
        words={row["word"]: row["case"] for row in words},
        pairs=frozenset((row["first"], row["second"]) for row in pairs),
        offices=frozenset(lists["offices"]),
        joints=frozenset(lists["joints"]),
        openers=frozenset(lists["openers"]),
        of_the_us=frozenset(lists["of_the_us"]),
        endings=tuple(lists["endings"]),
    )
