"""What each field counts in a comparison, and the published thresholds (``data/comparison.toml``).

The weights are those of a logistic regression (``training/comparison.py``): added up they are log-odds.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.errors import KnowledgeError


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
    path = resources.files("tocsin.incidents") / "data" / "comparison.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Weights(
            **{name: float(table["thresholds"][name]) for name in ("same", "unsure", "joining")},
            bias=float(table["bias"]),
            features={name: float(value) for name, value in table["features"].items()},
            limits=Limits(**table["limits"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnowledgeError(f"comparison.toml: cannot be read ({error})", "install Tocsin again") from error
