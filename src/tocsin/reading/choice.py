"""The likeliest of the options for a field of an act, by learnt weights.

A conditional logit (McFadden 1974): each option has named facts with figures, their weighted sum is its score, and the
highest score wins. The weights are learnt by ``training/choices.py`` and stand in ``data/choices.json``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log
from typing import Generic, TypeVar

T = TypeVar("T")
Facts = dict[str, float]
# Probabilities count as log-odds from this one up; so likely must one be for each of these facts to hold.
UNSEEN = 0.02
SURE = (0.05, 0.2, 0.5, 0.8)


@dataclass(eq=False)
class Option(Generic[T]):
    """One of the values that a field may have, and what speaks for and against it."""

    value: T
    facts: Facts


@cache
def load_choices() -> dict[str, Facts]:
    """The weights by field, ``place`` and ``when``."""
    text = (resources.files("tocsin.reading") / "data" / "choices.json").read_text(encoding="utf-8")
    weights: dict[str, Facts] = json.loads(text)
    return weights


def choose(options: Sequence[Option[T]], field: str) -> T:
    """The likeliest value; the first of equals."""
    weights = load_choices()[field]
    return max(options, key=lambda one: score(one.facts, weights)).value


def score(facts: Facts, weights: Facts) -> float:
    """The weighted sum of the facts."""
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())


def seen_facts(share: float, *names: str) -> Facts:
    """The facts of what the encoder thinks so likely; none below ``UNSEEN``."""
    if share <= UNSEEN:
        return {}
    odds = log(share / (1 - min(share, 0.9999))) - log(UNSEEN / (1 - UNSEEN))
    return {f"{name}:seen": odds for name in names} | {
        f"{name}>{least}": 1.0 for name in names for least in SURE if share > least
    }


def step(distance: int, steps: Sequence[int]) -> int:
    """How many of the steps a distance has passed."""
    return sum(distance > one for one in steps)
