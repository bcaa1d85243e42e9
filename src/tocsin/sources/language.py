"""In which language a text is written, so that a foreign one is named and not misread.

A text belongs to the script of most of its letters; among the languages of that script, to the one whose
commonest words (articles, prepositions, pronouns, auxiliaries) make up the largest share of its words, the method
of Grefenstette, "Comparing two language identification schemes", 1995. English is believed in doubt.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import name

from tocsin.tables import cell_parts, read_table

ENGLISH = "en"
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
KANA = ("HIRAGANA", "KATAKANA")
# A foreign language must show so many different common words, this share of all words, and this many times
# the share of English: names such as "Abu Kamal al-Din" and quoted words must not tip an English text.
DIFFERENT, SHARE, TIMES = 3, 0.1, 2.0
FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Language:
    """A language: ISO 639-1 code, English name, script, and its commonest words in lower case."""

    code: str
    name: str
    script: str
    words: frozenset[str]


@cache
def load_languages() -> dict[str, Language]:
    """The languages that can be told apart, by code."""
    rows = read_table("languages.tsv", ("code", "name", "script", "words"), package="tocsin.sources")
    return {
        row["code"]: Language(row["code"], row["name"], row["script"], frozenset(cell_parts(row["words"])))
        for row in rows
    }


def foreign_language(text: str, stated: str | None = None) -> str | None:
    """The English name of the language when the text is not English, None when it is or may be.

    ``stated`` is the code that the source gives (``fr``, ``en-GB``); it counts only where words do not decide.
    """
    sample = text[:SAMPLE]
    script = main_script(sample)
    if script is None:
        return None
    words = [word.lower() for word in WORD.findall(sample)]
    counts = Counter(words)
    among = [language for language in load_languages().values() if language.script == script]
    if not among:
        return "another script"
    best = max(among, key=lambda language: sum(counts[word] for word in language.words))
    if script != "Latin":
        return best.name
    share = _share(best, counts)
    english = _share(load_languages()[ENGLISH], counts)
    different = sum(counts[word] > 0 for word in best.words)
    if best.code != ENGLISH and different >= DIFFERENT and share >= max(SHARE, TIMES * english):
        return best.name
    return _stated_name(stated) if english < SHARE else None


def main_script(text: str) -> str | None:
    """The script of most letters of a text; None when it has hardly any letters."""
    scripts = Counter(script_of(char) for char in text if char.isalpha())
    if scripts.total() < FEWEST_LETTERS:
        return None
    # Japanese mixes Kana with Han; Chinese has no Kana at all.
    if scripts["Kana"] * 10 > scripts.total():
        return "Kana"
    return scripts.most_common(1)[0][0]


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script of a letter by the first word of its Unicode name (``Latin``, ``Cyrillic``, ``Han``)."""
    first = name(char, "NONE").split()[0]
    if first in KANA:
        return "Kana"
    return "Han" if first == "CJK" else first.capitalize()


def _share(language: Language, counts: Counter[str]) -> float:
    return sum(counts[word] for word in language.words) / max(1, counts.total())


def _stated_name(stated: str | None) -> str | None:
    code = (stated or "").lower().replace("_", "-").split("-")[0]
    known = load_languages().get(code)
    return known.name if known is not None and code != ENGLISH else None
