"""The words around counts of killed and injured (``data/casualty_words.toml``), in all their forms."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from tocsin.knowledge.inflection import noun_forms, verb_forms

Harm = Literal["killed", "injured"]
HARMS: tuple[Harm, ...] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class CasualtyWords:
    """The words of one harm; see the comments in the data file."""

    verbs: frozenset[str]
    subjects: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]
    fatal: frozenset[str]
    lives: frozenset[str]
    live_verbs: frozenset[str]
    borne: frozenset[str]

    def tells(self, form: str) -> bool:
        """Whether a lower-case word can say this harm."""
        return any(
            form in words
            for words in (self.verbs, self.subjects, self.states, self.nouns, self.fatal, self.lives)
        )


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Words that matter for both harms."""

    parts: frozenset[str]
    joint: frozenset[str]
    hits: frozenset[str]
    several: frozenset[str]
    nobody: frozenset[str]
    people: frozenset[str]


@cache
def load_casualty_words() -> tuple[dict[Harm, CasualtyWords], SharedWords]:
    """The words by harm, and the shared ones."""
    text = (resources.files("tocsin.reading") / "data" / "casualty_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    by_harm: dict[Harm, CasualtyWords] = {}
    for harm in HARMS:
        table = data[harm]
        by_harm[harm] = CasualtyWords(
            verbs=_verbs(table["verbs"]),
            subjects=_verbs(table["subjects"]),
            states=frozenset(table["states"]),
            nouns=_nouns(table["nouns"]),
            fatal=frozenset(table["adjectives"]),
            lives=_nouns(table["lives"]) | {"lives"} if table["lives"] else frozenset(),
            live_verbs=_verbs(table["live_verbs"]),
            borne=_verbs(table["borne"]),
        )
    shared = data["shared"]
    return by_harm, SharedWords(
        parts=frozenset(shared["parts"]),
        joint=frozenset(shared["joint"]),
        hits=_verbs(shared["hits"]),
        several=frozenset(shared["several"]),
        nobody=frozenset(shared["nobody"]),
        people=_nouns(shared["people"]),
    )


def _verbs(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


def _nouns(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in noun_forms(lemma))
