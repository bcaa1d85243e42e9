"""How sure the reader is: a logistic sum over the evidence, with weights learnt from coded articles.

Three questions are asked. Of the meanings of one word where it stands: which is it? Of an act without words of time in
a dated report: is it told as news of the day? Of a draft, once those of one act are joined: would a coder record it?
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from tocsin.reading.draft import Draft
from tocsin.reading.evidence import find_evidence, find_timing
from tocsin.reading.whens import tells_today


@dataclass(frozen=True, slots=True)
class Weights:
    """The learnt weight of each fact, and the bias."""

    bias: float
    facts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The weights of both questions, and the least confidence of a claim that is given out."""

    meaning: Weights
    claim: Weights
    day: Weights
    least: float


@cache
def load_judgement() -> Judgement:
    """The weights that ``training/confidence.py`` wrote."""
    text = (resources.files("tocsin.reading") / "data" / "confidence.json").read_text(encoding="utf-8")
    data = json.loads(text)
    meaning, claim, day = (
        Weights(float(data[name]["bias"]), {fact: float(w) for fact, w in data[name]["facts"].items()})
        for name in ("meaning", "claim", "day")
    )
    return Judgement(meaning, claim, day, float(data["least"]))


def likeliest(meanings: list[Draft]) -> Draft:
    """The draft of the likeliest meaning of a word where it stands; the first of equals."""
    if len(meanings) == 1:
        return meanings[0]
    weights = load_judgement().meaning
    return max(meanings, key=lambda draft: _score(find_evidence(draft, 0, 1), weights))


def reckon(draft: Draft, order: int, total: int) -> float:
    """The probability, between 0 and 1, that a coder would record the draft."""
    score = _score(find_evidence(draft, order, total), load_judgement().claim)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def is_told_as_today(draft: Draft) -> bool:
    """Whether the sentence tells the act as news of the day of the report, as the simple present does."""
    return tells_today(draft.act.head) is not False and _score(find_timing(draft), load_judgement().day) > 0


def _score(facts: dict[str, float], weights: Weights) -> float:
    return weights.bias + sum(weights.facts.get(fact, 0.0) * value for fact, value in facts.items())
