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
    telling: frozenset[str]

    def tells(self, form: str) -> bool:
        """Whether a lower-case word can say this harm."""
        return form in self.telling


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
        verbs, subjects, nouns = _verbs(table["verbs"]), _verbs(table["subjects"]), _nouns(table["nouns"])
        states, fatal = frozenset(table["states"]), frozenset(table["adjectives"])
        lives = _nouns(table["lives"]) | {"lives"} if table["lives"] else frozenset()
        by_harm[harm] = CasualtyWords(
            verbs=verbs,
            subjects=subjects,
            states=states,
            nouns=nouns,
            fatal=fatal,
            lives=lives,
            live_verbs=_verbs(table["live_verbs"]),
            borne=_verbs(table["borne"]),
            telling=verbs | subjects | states | nouns | fatal | lives,
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


@cache
def load_harm_words() -> frozenset[str]:
    """All words that can say a harm or that there was none; without one of them a sentence tells neither."""
    by_harm, shared = load_casualty_words()
    return frozenset().union(shared.joint, *(words.telling for words in by_harm.values()))


@cache
def load_fatal_words() -> frozenset[str]:
    """The words beside which any verb may say a harm ("shot to death")."""
    return frozenset().union(*(words.fatal | words.nouns for words in load_casualty_words()[0].values()))


def _verbs(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))


def _nouns(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in noun_forms(lemma))
