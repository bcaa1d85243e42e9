"""Which namesakes a bare name leaves open."""

from collections.abc import Sequence

from tocsin.knowledge.gazetteer.absorbing import rough_km
from tocsin.knowledge.gazetteer.entry import Point
from tocsin.knowledge.gazetteer.record import PlaceRecord

FAR_KM = 161.0
"""The distance (100 miles) that geoparsing takes as the same place."""

_CLOSE_PRIORS = 1.0


def distance_km(a: PlaceRecord, b: PlaceRecord) -> float:
    """Rough distance of two places in km; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return rough_km(Point(a.lat, a.lon), Point(b.lat, b.lon))


def same_place(a: PlaceRecord, b: PlaceRecord) -> bool:
    """Whether two records mean the same place to a reader: one holds the other, or they lie within 161 km."""
    return a.id in b.parents or b.id in a.parents or distance_km(a, b) <= FAR_KM


def rivals_of(found: Sequence[PlaceRecord]) -> list[PlaceRecord]:
    """The places that the first of ``found`` hardly outranks and that lie elsewhere; empty when the name is
    clear."""
    if not found:
        return []
    top = found[0]
    return [
        record
        for record in found[1:]
        if top.prior - record.prior < _CLOSE_PRIORS and not same_place(top, record)
    ]
