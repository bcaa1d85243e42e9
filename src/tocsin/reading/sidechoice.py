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
from tocsin.reading.candidates import Candidate, eligible
from tocsin.reading.sidefacts import ALONE, Side, look_at
from tocsin.reading.sidesets import SETS, Chosen, Lineup
from tocsin.reading.sideweights import Aspects, Figures, Scale, read_weights

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
    found = eligible(candidates, side.role)
    looks = [look_at(one, side) for one in found]
    return tuple([found[i].party for i in likeliest(found, looks, side.role, side.draft.type)])


def likeliest(
    candidates: list[Candidate], looks: list[tuple[Aspects, Figures]], role: str, act: str
) -> Chosen:
    """The numbers of the candidates that make up the likeliest set, by what is seen of each."""
    if not candidates:
        return ()
    scales = load_scales()[role]
    lineup = Lineup(candidates, [share_of(scales.alone.sum(*look)) for look in looks], role, act)
    sets = lineup.sets()
    if len(sets) == 1:
        return sets[0]
    return max(sets, key=lambda some: scales.together.sum(*lineup.look_at(some)))


def share_of(weight: float) -> float:
    """The probability that a candidate with this sum stands on the side."""
    if not -CERTAIN < weight < CERTAIN:
        weight = CERTAIN if weight > 0 else -CERTAIN
    return 1 / (1 + exp(-weight))
