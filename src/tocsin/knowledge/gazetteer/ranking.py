"""Rank namesakes without context.

The order is that measured best on news toponyms: the logarithm of the population, one step more for a main
name, fixed ranks for all that is no town (Leidner 2007 calls it the population baseline; ours adds the
kinds).
"""

from math import log10

from tocsin.knowledge.gazetteer.names import ABSORBED
from tocsin.knowledge.gazetteer.tables import Kind

_GRADE_STEPS = {0: 1.0, 1: 0.0, 2: 0.6, 3: -0.4}
_OWN_STEP = {"populated": 1.5, "airfield": 2.0, "province": 3.0, "district": 2.0, "country": 3.0, "area": 1.0}
_ABSORBED_STEP = -0.3
_PROVINCE_LESS = 1.8
_NO_POINT_STEP = -1.5


def prior_rank(kind: Kind, population: int, grade: int, own: bool, has_point: bool) -> float:
    """How readily a bare name means this place: about the logarithm of a town's population, plus steps for
    main names and hand-written places, less for what has no coordinates."""
    rank = kind.prior
    if kind.family == "populated" and population > 0:
        rank = log10(population) if not own else max(rank, log10(population))
    elif kind.family == "province" and population > 0:
        rank = max(rank, log10(population) - _PROVINCE_LESS)
    rank += _GRADE_STEPS[grade % ABSORBED]
    if not has_point:
        rank += _NO_POINT_STEP
    if grade >= ABSORBED:
        return rank + _ABSORBED_STEP
    return rank + (_OWN_STEP.get(kind.family, 0.0) if own else 0.0)
