"""Folds the spellings that one transcribed name takes in Latin letters (Hezbollah, Hizbullah, Hizballah) to one.

The rules join letters that newspapers write for one sound of Arabic, Persian, Pashto or Russian; they are wide, so
that only words that are no known name by their letters should be asked for by sound.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from tocsin.knowledge.actorentry import ActorName
from tocsin.knowledge.wordfold import Word, folded_words

SHORTEST = 6  # letters from which a spelling in a text tells enough
SHORTEST_PART = 5  # letters of a known word that is so asked for beside others of its name
# Only these go by many transcriptions; parties, gangs and states are spelled in one way, often as ordinary words.
_TRANSCRIBED = frozenset(
    {
        "armed-group",
        "coalition",
        "communal",
        "militia",
        "rebel-government",
        "religious",
        "separatist",
        "state-force",
        "terrorist-group",
    }
)
_SPELLED = ("state:", "org:")  # ids of actors whose names are spelled in one way
_STEPS = (
    (re.compile(r"^(?:al|el)(?=.{5})"), ""),
    (re.compile(r"[uo]u|oo"), "u"),
    (re.compile(r"ee|ie"), "i"),
    (re.compile(r"ei|ey|ay|ai"), "ai"),
    (re.compile(r"kh|gh|ch|q|g"), "k"),
    (re.compile(r"dh|th|zh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[ey]"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"[ua](?=llah?$)"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)h(?![aiu])"), ""),
)


@lru_cache(maxsize=4096)
def fold_sound(fold: str) -> str:
    """What a folded word sounds like, as letters: equal for the usual transcriptions of one name."""
    for pattern, letters in _STEPS:
        fold = pattern.sub(letters, fold)
    return fold


class Sounds:
    """The words of the names of groups, by what they sound like."""

    def __init__(self, names: Iterable[ActorName], plain_words: frozenset[str]) -> None:
        self._known: set[str] = set()
        heard: dict[str, Counter[str]] = {}
        owners: dict[str, set[str]] = {}
        alone: set[str] = set()
        for name in names:
            folds = folded_words(name.text)
            self._known.update(folds)
            if len(folds) == 1:
                alone.add(folds[0])
                owners.setdefault(fold_sound(folds[0]), set()).add(name.entry.id)
            if name.entry.kind in _TRANSCRIBED:
                least = SHORTEST if len(folds) == 1 else SHORTEST_PART
                for fold in folds:
                    if len(fold) >= least and fold not in plain_words:
                        heard.setdefault(fold_sound(fold), Counter())[fold] += 1
        self._spelling = {
            sound: folds.most_common(1)[0][0]
            for sound, folds in heard.items()
            if not any(len(fold) < SHORTEST for fold in folds if fold in alone)
            and not any(owner.startswith(_SPELLED) for owner in owners.get(sound, ()))
        }

    def respell(self, words: list[Word]) -> list[Word]:
        """The words, each capitalised unknown one with the known spelling that it sounds like."""
        known = self._known
        return [
            self._respelled(word)
            if word.case and len(word.fold) >= SHORTEST and word.fold not in known
            else word
            for word in words
        ]

    def _respelled(self, word: Word) -> Word:
        spelling = self._spelling.get(fold_sound(word.fold))
        return word if spelling is None else word._replace(fold=spelling)
