"""What each field counts in a comparison, and the published thresholds (``data/comparison.toml``).

The weights are those of a logistic regression (``training/comparison.py``): added up they are log-odds.
"""

from dataclasses import dataclass
from functools import cache

from tocsin.tables import Values, make_of


@dataclass(frozen=True, slots=True)
class Limits:
    """Where "near" ends: kilometres between places, days between acts and between publications, people."""

    same_km: float
    near_km: float
    apart_km: float
    province_km: float
    campaign_days: int
    week_days: int
    told_near_days: int
    told_far_days: int


@dataclass(frozen=True, slots=True)
class Weights:
    """``same`` and ``unsure`` are the least scores of those verdicts, ``joining`` the least average score at which
    two groups of claims become one; ``features`` gives the log-odds that one unit of a feature adds to ``bias``."""

    same: float
    unsure: float
    joining: float
    bias: float
    features: dict[str, float]
    limits: Limits


@cache
def load_weights() -> Weights:
    """The weights and thresholds. Raises KnowledgeError when the file breaks its format."""
    return make_of("comparison.toml", "tocsin.incidents", _weights)


def _weights(values: Values) -> Weights:
    return Weights(
        **{name: float(values["thresholds"][name]) for name in ("same", "unsure", "joining")},
        bias=float(values["bias"]),
        features={name: float(value) for name, value in values["features"].items()},
        limits=Limits(**values["limits"]),
    )
