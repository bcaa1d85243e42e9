"""Places: the same one, one inside the other, or two."""

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

from tocsin.incidents.finding import Finding
from tocsin.incidents.weights import Limits
from tocsin.model.place import Place

FINE = frozenset({"site", "town", "district"})
# A place that no words of the act's own state is a weak reason to tell two acts apart.
SURE, GUESSED = 1.0, 0.25
EARTH_KM = 6371.0088


def compare_places(one: Place | None, other: Place | None, limits: Limits) -> Iterator[Finding]:
    """What the two places show; nothing where one is not known."""
    if one is None or other is None:
        return
    sure = SURE if one.span is not None and other.span is not None else GUESSED
    if one.country and other.country and one.country != other.country:
        yield Finding("place", "country_other", sure, f"{named(one)} and {named(other)} lie in two countries")
    elif _is_one(one, other):
        fine = one.precision in FINE
        yield Finding("place", "place_same" if fine else "area_same", 1.0, f"both in {one.name}")
    elif one.precision in FINE and other.precision in FINE:
        yield _two_towns(one, other, limits, sure)
    elif one.precision == other.precision == "province":
        yield Finding("place", "place_other", 0.5, f"two provinces: {one.name} and {other.name}")
    else:
        yield from _coarse(one, other, limits)


def two_towns(one: Place | None, other: Place | None, limits: Limits) -> Finding | None:
    """What makes it certain that two acts were in two towns: both are named by the articles' words, and apart."""
    if one is None or other is None or one.span is None or other.span is None:
        return None
    if one.precision not in FINE or other.precision not in FINE or _is_one(one, other):
        return None
    away = km_between(one, other)
    if away is None or away <= limits.apart_km:
        return None
    return Finding("place", "place_other", SURE, f"{named(one)} and {named(other)}, {away:.0f} km apart")


def km_between(one: Place, other: Place) -> float | None:
    """Kilometres along the great circle, None where a point is missing."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = radians(one.lat), radians(other.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def is_fine(place: Place | None) -> bool:
    """Whether a place is known as finely as a district."""
    return place is not None and place.precision in FINE


def named(place: Place) -> str:
    """The name with the country: "Hama (SY)"."""
    return f"{place.name} ({place.country})" if place.country else place.name


def _is_one(one: Place, other: Place) -> bool:
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return one.name.lower() == other.name.lower()


def _two_towns(one: Place, other: Place, limits: Limits, sure: float) -> Finding:
    away = km_between(one, other)
    if away is None:
        return Finding("place", "place_other", 0.5, f"{named(one)} and {named(other)}, distance unknown")
    words = f"{named(one)} and {named(other)}, {away:.0f} km apart"
    if away <= limits.same_km:
        return Finding("place", "place_same", 1.0, words)
    if away <= limits.near_km:
        return Finding("place", "place_near", 1.0, words)
    return Finding("place", "place_other", sure, words)


def _coarse(one: Place, other: Place, limits: Limits) -> Iterator[Finding]:
    """At least one is an area: a finer place of its country can lie in it, unless it is too far from its middle."""
    if "province" in (one.precision, other.precision) and "country" not in (one.precision, other.precision):
        away = km_between(one, other)
        if away is not None and away > limits.province_km:
            yield Finding(
                "place", "place_other", 0.5, f"{named(one)} and {named(other)}, {away:.0f} km apart"
            )
            return
    if one.country and one.country == other.country:
        yield Finding(
            "place", "area_same", 1.0, f"{one.name} and {other.name} can be one place in {one.country}"
        )
