"""How well an incident stands, by a published rule that anyone can work again."""

from dataclasses import dataclass
from typing import Literal, get_args

GradeName = Literal[
    "threatened", "claimed-only", "single-source", "corroborated", "contested", "denied", "confirmed-by-actor"
]
GRADES: tuple[str, ...] = get_args(GradeName)


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade and, in plain words, each fact that led to it."""

    name: GradeName
    reasons: tuple[str, ...]
