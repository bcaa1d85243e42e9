"""How sure the reader is that a draft is an act a coder would record: a logistic sum over its evidence."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from tocsin.reading.draft import Draft
from tocsin.reading.evidence import find_evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """The learnt weight of each fact, the bias, and the least confidence of a claim that is given out."""

    bias: float
    least: float
    facts: dict[str, float]


@cache
def load_weights() -> Weights:
    """The weights that ``training/confidence.py`` wrote."""
    text = (resources.files("tocsin.reading") / "data" / "confidence.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Weights(float(data["bias"]), float(data["least"]), {k: float(v) for k, v in data["facts"].items()})


def reckon(draft: Draft, order: int, total: int) -> float:
    """A probability between 0 and 1."""
    weights = load_weights()
    facts = find_evidence(draft, order, total)
    score = weights.bias + sum(weights.facts.get(fact, 0.0) * value for fact, value in facts.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
