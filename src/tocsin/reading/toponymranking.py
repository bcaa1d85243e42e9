"""Score the places a name may mean by what the article says, with the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.knowledge.gazetteer import PlaceRecord
from tocsin.knowledge.gazetteer.namesakes import distance_km
from tocsin.knowledge.gazetteer.tables import kinds
from tocsin.reading.toponym import Toponym

_CUE_STEP, _CUE_MISS = 3.0, -1.5
_HOLDER_STEP = {"country": 3.5, "province": 5.0, "district": 5.0}
_SPOKEN_STEP = 4.0
_COUNTRY_STEP, _NEAR_STEP = 3.0, 1.2
_UNIT_STEP = 1.5
_NEAR_KM = 150.0
_FAR_DEGREES = 1.5
"""Places whose latitudes differ by more lie farther apart than ``_NEAR_KM``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean, its score (higher is likelier, comparable within one name) and the reasons for
    it."""

    record: PlaceRecord
    score: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Mention:
    """A toponym with its candidates, what the text says holds it, and the ids its neighbours speak for."""

    toponym: Toponym
    records: tuple[PlaceRecord, ...]
    holder: PlaceRecord | None = None
    spoken_for: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        return self.toponym.name.casefold()


def rank_candidates(
    one: Mention, votes: Mapping[str, float], near: tuple[PlaceRecord, ...], units: frozenset[str]
) -> tuple[Candidate, ...]:
    """The places the name may mean, likeliest first: by ``votes`` for countries, by the sure places ``near``, by the
    ids of the provinces (``units``) that the article names."""
    total = sum(votes.values())
    if len(one.records) == 1:
        return (_score(one, one.records[0], votes, total, near, units),)
    scored = [_score(one, record, votes, total, near, units) for record in one.records]
    return tuple(sorted(scored, key=lambda candidate: (-candidate.score, candidate.record.id)))


def _score(
    one: Mention,
    record: PlaceRecord,
    votes: Mapping[str, float],
    total: float,
    near: tuple[PlaceRecord, ...],
    units: frozenset[str],
) -> Candidate:
    score, reasons = record.prior, ["alias" if record.alias else "main name"]
    cue = one.toponym.cue
    if cue:
        fits = kinds()[cue].family == kinds()[record.kind].family
        score += _CUE_STEP if fits else _CUE_MISS
        reasons.append(f"{'is' if fits else 'is not'} a {cue}")
    if one.holder is not None and holds(one.holder, record):
        score += _HOLDER_STEP[one.holder.kind]
        reasons.append(f"in {one.holder.name}, as the text says")
    if record.id in one.spoken_for:
        score += _SPOKEN_STEP
        reasons.append("holds the place named before it")
    if record.kind == "country":
        score += _COUNTRY_STEP
    elif total:
        spoken = sum([votes.get(country, 0.0) for country in record.countries])
        share = min(1.0, spoken / total)
        if share:
            score += _COUNTRY_STEP * share**0.5
            reasons.append(f"{share:.0%} of the countries named")
    if _is_among(record, one, units):
        score += _UNIT_STEP
        reasons.append("in a province the article names")
    close = _count_close(record, near) if record.kind != "country" else 0
    if close:
        score += min(2, close) * _NEAR_STEP
        reasons.append(f"near {close} other places of the article")
    return Candidate(record, round(score, 4), tuple(reasons))


def _count_close(record: PlaceRecord, near: tuple[PlaceRecord, ...]) -> int:
    """How many of the sure places lie near."""
    lat, close = record.lat, 0
    if lat is None:
        return 0
    for other in near:
        if other.lat is None or abs(lat - other.lat) > _FAR_DEGREES:
            continue
        close += distance_km(record, other) <= _NEAR_KM
    return close


def _is_among(record: PlaceRecord, one: Mention, units: frozenset[str]) -> bool:
    """Whether the place lies in a province that the article names, or is one of those; a town whose name a province of
    its country bears too gets nothing ("New York")."""
    if record.kind == "province":
        return record.id in units
    if record.alias or units.isdisjoint(record.parents):
        return False
    return not any(other.kind == "province" and other.country == record.country for other in one.records)


def holds(holder: PlaceRecord, record: PlaceRecord) -> bool:
    """Whether the first place is a country or unit that the second lies in."""
    if holder.id == record.id:
        return False
    return holder.id in record.parents or (holder.kind == "country" and holder.country in record.countries)
