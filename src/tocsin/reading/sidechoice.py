"""Which of the candidates stand on a side of an act: the likeliest set of them.

Two logistic sums with learnt weights (``training/sides.py``, ``data/sides.json``): one for each candidate alone, one
for each set of up to three that do not exclude each other.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from tocsin.model.party import Party
from tocsin.reading.candidates import Candidate
from tocsin.reading.sidefacts import ALONE, Side, look_at
from tocsin.reading.sidesets import SETS, Lineup
from tocsin.reading.sideweights import Scale, read_weights

# A sum beyond this is as good as certain.
CERTAIN = 30.0


@dataclass(frozen=True, slots=True)
class Scales:
    """The weights for one side: of candidates and of sets."""

    alone: Scale
    together: Scale


@cache
def load_scales() -> dict[str, Scales]:
    """The weights by role."""
    text = (resources.files("tocsin.reading") / "data" / "sides.json").read_text(encoding="utf-8")
    return {
        role: Scales(Scale(ALONE, read_weights(one["alone"])), Scale(SETS, read_weights(one["together"])))
        for role, one in json.loads(text).items()
    }


def choose_side(candidates: list[Candidate], side: Side) -> tuple[Party, ...]:
    """The parties of a side, those of the rules first."""
    if not candidates:
        return ()
    scales = load_scales()[side.role]
    shares = [share_of(scales.alone.sum(*look_at(one, side))) for one in candidates]
    lineup = Lineup(candidates, shares, side.role, side.draft.type)
    sets = lineup.sets()
    best = sets[0]
    if len(sets) > 1:
        best = max(sets, key=lambda some: scales.together.sum(*lineup.look_at(some)))
    return tuple(candidates[i].party for i in best)


def share_of(weight: float) -> float:
    """The probability that a candidate with this sum stands on the side."""
    if not -CERTAIN < weight < CERTAIN:
        weight = CERTAIN if weight > 0 else -CERTAIN
    return 1 / (1 + exp(-weight))
