"""How sure the reader is: a logistic sum over the evidence, with weights learnt from coded articles.

Three questions are asked. Of the meanings of one word where it stands: which is it? Of an act without words of time in
a dated report: is it told as news of the day? Of a draft, once those of one act are joined: would a coder record it?
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, log

from tocsin.reading.draft import Draft
from tocsin.reading.evidence import find_evidence, timing_of
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
    sight: dict[str, float]
    least: float

    @property
    def least_seen(self) -> float:
        """The least confidence of a claim that rules and encoder have both read."""
        return self.sight["least"]


@cache
def load_judgement() -> Judgement:
    """The weights that ``training/confidence.py`` wrote."""
    text = (resources.files("tocsin.reading") / "data" / "confidence.json").read_text(encoding="utf-8")
    data = json.loads(text)
    meaning, claim, day = (
        Weights(float(data[name]["bias"]), {fact: float(w) for fact, w in data[name]["facts"].items()})
        for name in ("meaning", "claim", "day")
    )
    sight = {name: float(weight) for name, weight in data["sight"].items()}
    return Judgement(meaning, claim, day, sight, float(data["least"]))


def likeliest(meanings: list[Draft]) -> Draft:
    """The draft of the likeliest meaning of a word where it stands; the first of equals."""
    if len(meanings) == 1:
        return meanings[0]
    judgement = load_judgement()

    def score(draft: Draft) -> float:
        seen = draft.sight.type(draft.type) if draft.sight is not None else 0.0
        return _score(find_evidence(draft, 0, 1), judgement.meaning) + judgement.sight["meaning"] * seen

    return max(meanings, key=score)


def reckon(draft: Draft, order: int, total: int) -> float:
    """The probability, between 0 and 1, that a coder would record the draft."""
    judgement = load_judgement()
    score = _score(find_evidence(draft, order, total), judgement.claim)
    if draft.sight is not None:
        sight = judgement.sight
        score = sight["bias"] + sight["rules"] * score + sight["type"] * _seen(draft)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def is_told_as_today(draft: Draft) -> bool:
    """Whether the sentence tells the act as news of the day of the report, as the simple present does."""
    today = tells_today(draft.act.head)
    if today is False:
        return False
    judgement = load_judgement()
    score = _score(timing_of(draft, today), judgement.day)
    if draft.sight is not None:
        seen = draft.sight.time("today") - draft.sight.time("unknown")
        score += judgement.sight["today"] * max(-6.0, min(6.0, seen))
    return score > 0


def _seen(draft: Draft) -> float:
    """The log-odds, at most 7 either way, with which the encoder sees an act of the draft's type in its words."""
    best = max([exp(sight.type(draft.type)) for sight in draft.sights], default=0.5)
    return max(-7.0, min(7.0, log(max(best, 1e-6)) - log(max(1 - best, 1e-6))))


def _score(facts: dict[str, float], weights: Weights) -> float:
    known = weights.facts
    return weights.bias + sum([known[fact] * value for fact, value in facts.items() if fact in known])
