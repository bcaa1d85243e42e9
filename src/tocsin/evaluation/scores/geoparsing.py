"""Score place names found in text against marked ones: recognition, and right within 161 km (100 miles)."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from tocsin.evaluation.bench import Row

NEAR_KM = 161.0
"""The distance up to which geoparsing counts a place as right (Leidner 2007)."""

_EARTH_KM = 6371.0088


@dataclass(slots=True)
class _Tally:
    """Counts over documents: names predicted and marked, pairs of both, and those that have coordinates."""

    predicted: int = 0
    marked: int = 0
    exact: int = 0
    overlapping: int = 0
    located: int = 0
    """Marked names with coordinates."""
    counted: int = 0
    """Predicted names but those paired with a marked name without coordinates."""
    near: int = 0
    resolved: int = 0


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """F1 of names (exact and overlapping spans), of names right within 161 km with their precision and recall,
    and the share of the paired names that lie within 161 km."""
    tally = _Tally()
    for marked, found in zip(gold, predicted, strict=True):
        _add(tally, marked["toponyms"], found["toponyms"])
    return {
        "f1_161km": _f1(tally.near, tally.counted, tally.located),
        "precision_161km": _share(tally.near, tally.counted),
        "recall_161km": _share(tally.near, tally.located),
        "names_f1": _f1(tally.overlapping, tally.predicted, tally.marked),
        "names_exact_f1": _f1(tally.exact, tally.predicted, tally.marked),
        "resolved_161km": _share(tally.near, tally.resolved),
    }


def _add(tally: _Tally, marked: list[Row], found: list[Row]) -> None:
    tally.predicted += len(found)
    tally.counted += len(found)
    tally.marked += len(marked)
    tally.located += sum(name["lat"] is not None for name in marked)
    for one, name, exact in _pairs(found, marked):
        tally.overlapping += 1
        tally.exact += exact
        if name["lat"] is None:
            tally.counted -= 1
        elif one.get("lat") is not None:
            tally.resolved += 1
            tally.near += great_circle_km(one["lat"], one["lon"], name["lat"], name["lon"]) <= NEAR_KM


def _pairs(found: list[Row], marked: list[Row]) -> Iterator[tuple[Row, Row, bool]]:
    """Pairs of overlapping names, each in one pair at most: equal spans first, then the longest overlap, then
    the first in the text."""
    overlaps = []
    for i, one in enumerate(found):
        for j, name in enumerate(marked):
            shared = min(one["end"], name["end"]) - max(one["start"], name["start"])
            if shared > 0:
                equal = one["start"] == name["start"] and one["end"] == name["end"]
                overlaps.append((not equal, -shared, i, j))
    used_found: set[int] = set()
    used_marked: set[int] = set()
    for unequal, _, i, j in sorted(overlaps):
        if i not in used_found and j not in used_marked:
            used_found.add(i)
            used_marked.add(j)
            yield found[i], marked[j], not unequal


def great_circle_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points in degrees on a sphere (haversine)."""
    north, east = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    half = sin(north) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(right: int, predicted: int, marked: int) -> float:
    """2PR / (P + R), which is twice the right ones by all predicted and marked."""
    return _share(2 * right, predicted + marked)
