"""Which of the candidates stand on a side of an act: the likeliest set of them.

Two logistic sums with learnt weights (``training/sides.py``, ``data/sides.json``): one for each candidate alone, one
for each set of up to three that do not exclude each other.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations
from math import exp, log

from tocsin.model.party import Party
from tocsin.reading.candidates import Candidate
from tocsin.reading.parties import CIVILIANS
from tocsin.reading.sidefacts import Facts, Side, find_facts, kind_of, log_odds, same_state

# The likeliest so many are tried alone, and so many in twos and threes.
ALONE = 6
TOGETHER = 4
FLOOR = 1e-3
Chosen = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scales:
    """The weights for one side: of candidates and of sets, each with its bias under the name ``bias``."""

    alone: Facts
    together: Facts


@cache
def load_scales() -> dict[str, Scales]:
    """The weights by role."""
    text = (resources.files("tocsin.reading") / "data" / "sides.json").read_text(encoding="utf-8")
    return {role: Scales(one["alone"], one["together"]) for role, one in json.loads(text).items()}


def choose_side(candidates: list[Candidate], side: Side) -> tuple[Party, ...]:
    """The parties of a side, those of the rules first."""
    scales = load_scales()[side.role]
    shares = [share_of(find_facts(one, side), scales.alone) for one in candidates]
    sets = possible_sets(candidates, shares, side.role)
    best = max(sets, key=lambda one: _sum(set_facts(one, candidates, shares, side), scales.together))
    return tuple(candidates[i].party for i in best)


def possible_sets(candidates: list[Candidate], shares: list[float], role: str) -> list[Chosen]:
    """Nobody, those of the rules, and the likeliest alone, in twos and in threes."""
    order = sorted(range(len(candidates)), key=lambda i: -shares[i])
    ruled = tuple(i for i, one in enumerate(candidates) if role in one.sources)
    found: dict[Chosen, None] = {(): None, ruled: None}
    found |= {(i,): None for i in order[:ALONE]}
    for size in (2, 3):
        for some in combinations(sorted(order[:TOGETHER]), size):
            if not any(exclude(candidates[a], candidates[b]) for a, b in combinations(some, 2)):
                found[some] = None
    return list(found)


def set_facts(some: Chosen, candidates: list[Candidate], shares: list[float], side: Side) -> Facts:
    """What speaks for and against a set."""
    outside = [i for i in range(len(candidates)) if i not in some]
    near = [i for i in outside if any(exclude(candidates[i], candidates[j]) for j in some)]
    free = [i for i in outside if i not in near]
    ruled = {i for i, one in enumerate(candidates) if side.role in one.sources}
    odds = [log_odds(min(max(share, FLOOR), 1 - FLOOR)) for share in shares]
    size, act, as_ruled = len(some), side.draft.type, float(set(some) == ruled)
    least = min((odds[i] for i in some), default=0.0)
    facts: Facts = {
        f"size={size}": 1.0,
        f"size={size}:ruled={len(ruled)}": 1.0,
        "as ruled": as_ruled,
        "more": float(len(set(some) - ruled)),
        "fewer": float(len(ruled - set(some))),
        "in": sum(log(max(shares[i], FLOOR)) for i in some),
        "out": sum(log(max(1 - shares[i], FLOOR)) for i in free),
        "near": max((odds[i] for i in near), default=0.0),
        "has near": float(bool(near)),
        "least": least,
        "most": max((odds[i] for i in some), default=0.0),
        "most free": max((odds[i] for i in free), default=-4.0),
        f"{act}:size={size}": 1.0,
        f"{act}:as ruled": as_ruled,
        f"best:size={min(size, 2)}": max(odds, default=-4.0),
        f"kinds={_kinds(candidates[i].party for i in some)}": 1.0,
        f"free={_kinds(candidates[i].party for i in free if odds[i] > -1)}": 1.0,
    }
    if size > 1:
        facts["least of many"] = least
    return facts


def _kinds(parties: Iterable[Party]) -> str:
    return "+".join(sorted({kind_of(party) for party in parties}))


def exclude(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one party, or stand in the same words."""
    a, b = one.party, other.party
    if same_state(a, b) or a.name == b.name:
        return True
    if kind_of(a) == kind_of(b) == CIVILIANS:
        return True
    return a.span.part == b.span.part and a.span.start < b.span.end and b.span.start < a.span.end


def share_of(facts: Facts, weights: Facts) -> float:
    """The probability that a candidate stands on the side."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, _sum(facts, weights)))))


def _sum(facts: Facts, weights: Facts) -> float:
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in facts.items())
