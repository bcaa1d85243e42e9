"""Claims against the gold set: F1 of claims and of whole claims, and each field judged on the pairs."""

import math
from collections import Counter
from collections.abc import Sequence

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.geoparsing import great_circle_km
from tocsin.evaluation.scores.goldpairs import Claim, compared_sides, country, days, pair_claims
from tocsin.evaluation.scores.goldparties import count_same, same_party

NEAR, FAR = 25.0, 161.0
LISTS = {
    "claims": "claims_f1",
    "whole": "whole_claims_f1",
    "actors": "actors_f1",
    "recipients": "recipients_f1",
}
LISTS |= {"modes": "modes_f1", "relations": "relations_f1"}
SHARES = {"standing": "standing", "when": "when", "country": "place_country", "near": "place_25km"}
SHARES |= {"far": "place_161km", "killed": "killed_low", "injured": "injured_low"}


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, float]:
    """The metrics over all articles: lists as F1, fields as the share of pairs on which they agree.

    Places are judged where the gold has one, figures by their lower bound where either side has one.
    """
    counts: Counter[str] = Counter()
    for theirs, mine in zip(gold, predicted, strict=True):
        counts += _tally(theirs, mine)
    metrics = {
        metric: _share(2 * counts[f"{name} right"], counts[f"{name} gold"] + counts[f"{name} ours"])
        for name, metric in LISTS.items()
    }
    for name, metric in SHARES.items():
        metrics[metric] = _share(counts[f"{name} right"], counts[f"{name} judged"])
    return metrics


def _tally(gold: Row, ours: Row) -> Counter[str]:
    """What is right and what was to be judged in one article."""
    theirs, mine = list(gold.get("claims") or ()), list(ours.get("claims") or ())
    pairs = pair_claims(theirs, mine)
    counts = Counter({"claims right": len(pairs)})
    for name in ("claims", "whole"):
        counts[f"{name} gold"], counts[f"{name} ours"] = len(theirs), len(mine)
    for pair in pairs:
        counts += _tally_pair(*pair)
    left, right = list(gold.get("relations") or ()), list(ours.get("relations") or ())
    counts["relations gold"], counts["relations ours"] = len(left), len(right)
    counts["relations right"] = _same_relations(left, right)
    return counts


def _tally_pair(gold: Claim, ours: Claim) -> Counter[str]:
    counts = Counter({"standing judged": 1, "when judged": 1})
    sides_right = True
    for side, theirs, mine in compared_sides(gold, ours):
        right = count_same(theirs, mine)
        _add_list(counts, side, right, len(theirs), len(mine))
        sides_right = sides_right and right == len(theirs) == len(mine)
    modes = [set(claim.get("modes") or ()) for claim in (gold, ours)]
    _add_list(counts, "modes", len(modes[0] & modes[1]), len(modes[0]), len(modes[1]))
    same = {"standing": gold.get("standing") == ours.get("standing"), "when": days(gold) == days(ours)}
    same_country = country(gold) == country(ours)
    if gold.get("place"):
        apart = _apart(gold["place"], ours.get("place") or {})
        same |= {"country": same_country, "near": apart <= NEAR, "far": apart <= FAR}
        counts.update(["country judged", "near judged", "far judged"])
    for figure in ("killed", "injured"):
        if _low(gold, figure) or _low(ours, figure):
            counts[f"{figure} judged"] += 1
            same[figure] = _low(gold, figure) == _low(ours, figure)
    counts.update(f"{name} right" for name, agrees in same.items() if agrees)
    dead_right = _low(gold, "killed") == _low(ours, "killed")
    counts["whole right"] = int(
        sides_right and same["standing"] and same["when"] and same_country and dead_right
    )
    return counts


def _add_list(counts: Counter[str], name: str, right: int, gold: int, ours: int) -> None:
    counts[f"{name} right"] += right
    counts[f"{name} gold"] += gold
    counts[f"{name} ours"] += ours


def _low(claim: Claim, figure: str) -> int | None:
    value = claim.get(figure)
    low: int | None = value.get("low") if value else None
    return low


def _same_relations(gold: list[Row], ours: list[Row]) -> int:
    """How many relations of the gold find one of ours, of the same type between the same two."""
    found = 0
    for theirs in gold:
        for place, mine in enumerate(ours):
            ends = (same_party({"name": theirs[end]}, {"name": mine[end]}) for end in ("head", "tail"))
            if theirs["type"] == mine["type"] and all(ends):
                del ours[place]
                found += 1
                break
    return found


def _apart(one: Row, other: Row) -> float:
    """Kilometres between two places; infinite where one has no point."""
    ends = [place.get(degrees) for place in (one, other) for degrees in ("lat", "lon")]
    points = [float(end) for end in ends if end is not None]
    return great_circle_km(*points) if len(points) == len(ends) else math.inf


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
