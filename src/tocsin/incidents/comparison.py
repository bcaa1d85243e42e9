"""Whether two claims tell of one act: a probability, a verdict by published thresholds, and why, field by field."""

from dataclasses import dataclass
from math import exp
from typing import Literal

from tocsin.incidents.fieldcomparison import compare_fields, forbid, of_one_text
from tocsin.incidents.finding import Finding
from tocsin.incidents.weights import Weights, load_weights
from tocsin.model.judgement import Reason
from tocsin.model.telling import Telling

# What is certain counts so many log-odds among the reasons.
CERTAIN = 9.0
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """``score`` is the probability (0 to 1) that two claims tell of one act, learnt from pairs of reports.

    The weights of ``reasons`` are log-odds: above 0 for one act, below 0 against it.
    """

    score: float
    verdict: Literal["same", "unsure", "not-same"]
    reasons: tuple[Reason, ...]


def compare(one: Telling, other: Telling) -> Comparison:
    """Compare two claims of the record; the order of the two makes no difference to the score."""
    weights = load_weights()
    barred = forbid(one, other, weights.limits)
    if barred is not None:
        return _settled(barred, False)
    copied = of_one_text(one, other)
    if copied is not None:
        return _settled(copied, copied.value > 0)
    odds, reasons = weights.bias, []
    for finding in compare_fields(one, other, weights.limits):
        worth = weights.features.get(finding.feature, 0.0) * finding.value
        odds += worth
        reasons.append(Reason(finding.field, finding.words, round(worth, DIGITS)))
    score = round(1 / (1 + exp(-odds)), DIGITS)
    return Comparison(score, _verdict(score, weights), tuple(reasons))


def _settled(finding: Finding, same: bool) -> Comparison:
    odds = CERTAIN if same else -CERTAIN
    reason = Reason(finding.field, finding.words, odds)
    return Comparison(1.0 if same else 0.0, "same" if same else "not-same", (reason,))


def _verdict(score: float, weights: Weights) -> Literal["same", "unsure", "not-same"]:
    return "same" if score >= weights.same else "unsure" if score >= weights.unsure else "not-same"
