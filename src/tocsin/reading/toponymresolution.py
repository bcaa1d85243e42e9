"""Decide which of its namesakes a place name means, by what the article itself says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from tocsin.knowledge.gazetteer import Gazetteer, PlaceRecord
from tocsin.knowledge.gazetteer.namesakes import distance_km, same_place
from tocsin.knowledge.gazetteer.tables import kinds
from tocsin.model.place import PlacePrecision
from tocsin.reading.directions import directed_point, directed_precision
from tocsin.reading.toponyms import Toponym

_AREAS = frozenset(("country", "province", "district"))
_CUE_STEP, _CUE_MISS = 3.0, -1.5
_HOLDER_STEP = {"country": 3.5, "province": 5.0, "district": 5.0}
_SPOKEN_STEP = 4.0
_PAIR_REACH, _PAIR_AREAS = 4.5, 6
_COUNTRY_STEP, _NEAR_STEP = 3.0, 1.2
_UNIT_STEP = 1.5
_NEAR_KM = 150.0
_CLOSE_SCORES = 0.7
_SURE_GAP = 1.5
_UNSURE_FLOOR = 5.0
_WELL_KNOWN = 6.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean, its score (higher is likelier, comparable within one name) and the reasons for
    it."""

    record: PlaceRecord
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResolvedToponym:
    """A place name with the place it means.

    ``score`` between 0 and 1 says how far the place stands before its rivals; ``candidates`` has all, best
    first. ``ambiguous`` is true when the article does not settle which of two places far apart is meant; then
    ``record`` is only the likelier one and its coordinates must not be used. ``point`` is the latitude and
    longitude the words allow, None where unknown: that of the record, moved for "northern X" by the spread of
    the towns of X; ``precision`` is the record's, one step finer for a part of a country or province.
    """

    toponym: Toponym
    record: PlaceRecord
    score: float
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    point: tuple[float, float] | None
    precision: PlacePrecision
    ambiguous: bool = False


def resolve_toponyms(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, extra_countries: Mapping[str, float]
) -> list[ResolvedToponym]:
    """The places that the toponyms of one article mean, in the order of the text.

    ``extra_countries`` gives weight (1 for each mention) to countries named otherwise, as by "Syrian army",
    by ISO alpha-2 code. Names that nothing in the article supports and that are no well-known place are left
    out.
    """
    found = [_Found(toponym, _candidates(toponym, gazetteer)) for toponym in toponyms]
    found = [one for one in found if one.records]
    _join_holders(found)
    votes = _country_votes(found, extra_countries)
    first = [_rank(one, votes, (), frozenset()) for one in found]
    votes = _second_votes(votes, first)
    units = _units_named(found, first)
    first = [_rank(one, votes, (), units) for one in found]
    sure = {one.key: ranked[0].record for one, ranked in zip(found, first, strict=True) if _is_sure(ranked)}
    named = {country for country in _country_votes(found, {}) if country}
    resolved = []
    for one in found:
        near = tuple(record for key, record in sure.items() if key != one.key)
        ranked = _rank(one, votes, near, units)
        if _believable(one, ranked, _without(votes, ranked[0].record, sure.get(one.key)), named):
            resolved.append(_settle(one.toponym, ranked))
    return resolved


@dataclass(slots=True)
class _Found:
    """A toponym with its candidates, what the text says holds it, and the ids its neighbours speak for."""

    toponym: Toponym
    records: tuple[PlaceRecord, ...]
    holder: PlaceRecord | None = None
    spoken_for: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        return self.toponym.name.casefold()


def _join_holders(found: list[_Found]) -> None:
    """For each "X, Y" the reading of Y that holds a reading of X and makes the likeliest pair."""
    by_start = {one.toponym.start: one for one in found}
    for one in found:
        outer = by_start.get(one.toponym.inside) if one.toponym.inside is not None else None
        if outer is None:
            continue
        floor = one.records[0].prior - _PAIR_REACH
        pairs = [
            (inner.prior + area.prior, area)
            for area in outer.records[:_PAIR_AREAS]
            if area.kind in _AREAS
            for inner in one.records
            if inner.prior >= floor and _holds(area, inner)
        ]
        if pairs:
            one.holder = max(pairs, key=lambda pair: pair[0])[1]
            outer.spoken_for.add(one.holder.id)


def _candidates(toponym: Toponym, gazetteer: Gazetteer) -> tuple[PlaceRecord, ...]:
    short = toponym.short_for
    if short is not None:
        found = gazetteer.lookup(short.name)
        return tuple(one for one in found if one.kind == "province" and one.country == short.country)
    records = gazetteer.lookup(toponym.name)
    if toponym.cue:
        whole = gazetteer.lookup(toponym.text)
        known = {record.id for record in whole}
        records = (*whole, *(record for record in records if record.id not in known))
    if toponym.name.isupper() and len(toponym.name) <= 4:
        records = tuple(record for record in records if _may_be_short(record))
    return records


def _may_be_short(record: PlaceRecord) -> bool:
    return record.kind == "country" or not record.alias or record.id.startswith("tocsin:")


def _country_votes(found: list[_Found], extra: Mapping[str, float]) -> Mapping[str, float]:
    votes: dict[str, float] = defaultdict(float, extra)
    for one in found:
        top = one.holder or one.records[0]
        if top.country and (top.kind == "country" or one.holder):
            votes[top.country] += 1
    return votes


def _second_votes(votes: Mapping[str, float], ranked: list[tuple[Candidate, ...]]) -> Mapping[str, float]:
    second: dict[str, float] = defaultdict(float, votes)
    sure = {c[0].record.id: c[0].record for c in ranked if c[0].record.kind != "country" and _is_sure(c)}
    for record in sure.values():
        if record.country:
            second[record.country] += 1
    return second


def _without(
    votes: Mapping[str, float], record: PlaceRecord, voted: PlaceRecord | None
) -> Mapping[str, float]:
    """The votes less the one that the place itself has cast."""
    if voted is None or voted.kind == "country" or not voted.country or voted.id != record.id:
        return votes
    return {**votes, voted.country: votes.get(voted.country, 0.0) - 1}


def _is_sure(ranked: tuple[Candidate, ...]) -> bool:
    top = ranked[0]
    rivals = [c for c in ranked[1:] if not same_place(c.record, top.record)]
    return not rivals or top.score - rivals[0].score >= _SURE_GAP


def _units_named(found: list[_Found], ranked: list[tuple[Candidate, ...]]) -> frozenset[str]:
    """The ids of the provinces that the article names, also as what holds a place."""
    units = {one.holder.id for one in found if one.holder is not None and one.holder.kind == "province"}
    units |= {c[0].record.id for c in ranked if c[0].record.kind == "province" and _is_sure(c)}
    return frozenset(units)


def _rank(
    one: _Found, votes: Mapping[str, float], near: tuple[PlaceRecord, ...], units: frozenset[str]
) -> tuple[Candidate, ...]:
    total = sum(votes.values())
    scored = [_score(one, record, votes, total, near, units) for record in one.records]
    return tuple(sorted(scored, key=lambda candidate: (-candidate.score, candidate.record.id)))


def _score(
    one: _Found,
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
    if one.holder is not None and _holds(one.holder, record):
        score += _HOLDER_STEP[one.holder.kind]
        reasons.append(f"in {one.holder.name}, as the text says")
    if record.id in one.spoken_for:
        score += _SPOKEN_STEP
        reasons.append("holds the place named before it")
    if record.kind == "country":
        score += _COUNTRY_STEP
    elif total:
        share = min(1.0, sum(votes.get(country, 0.0) for country in record.countries) / total)
        if share:
            score += _COUNTRY_STEP * share**0.5
            reasons.append(f"{share:.0%} of the countries named")
    if _is_among(record, one, units):
        score += _UNIT_STEP
        reasons.append("in a province the article names")
    close = (
        sum(1 for other in near if distance_km(record, other) <= _NEAR_KM) if record.kind != "country" else 0
    )
    if close:
        score += min(2, close) * _NEAR_STEP
        reasons.append(f"near {close} other places of the article")
    return Candidate(record, round(score, 4), tuple(reasons))


def _is_among(record: PlaceRecord, one: _Found, units: frozenset[str]) -> bool:
    """Whether the place lies in a province that the article names, or is one of those; none that the name itself may
    mean counts as what holds its namesakes ("New York")."""
    if record.kind == "province":
        return record.id in units
    own = {candidate.id for candidate in one.records if candidate.kind == "province"}
    return not record.alias and not own and not units.isdisjoint(record.parents)


def _holds(holder: PlaceRecord, record: PlaceRecord) -> bool:
    if holder.id == record.id:
        return False
    return holder.id in record.parents or (holder.kind == "country" and holder.country in record.countries)


def _believable(
    one: _Found, ranked: tuple[Candidate, ...], votes: Mapping[str, float], named: set[str]
) -> bool:
    """Whether the article supports the place.

    A well-known place and one in a country the article speaks of stand. Others need words that call them a
    place, and, where the article names countries (``named``) and theirs is none of them, a name that no other
    country shares.
    """
    record = ranked[0].record
    if record.kind == "country" or not record.countries or record.prior >= _WELL_KNOWN:
        return True
    if any(votes.get(country) for country in record.countries):
        return True
    own = record.id.startswith("tocsin:")
    if named and not own and (record.alias or record.prior < _UNSURE_FLOOR):
        return False
    alone = {country for candidate in ranked for country in candidate.record.countries} <= {*record.countries}
    speaks = set(one.toponym.evidence) - {"capital-mid-sentence"}
    return (bool(speaks) and (alone or not named)) or record.prior >= _UNSURE_FLOOR


def _settle(toponym: Toponym, ranked: tuple[Candidate, ...]) -> ResolvedToponym:
    top = ranked[0]
    rivals = [candidate for candidate in ranked[1:] if not same_place(candidate.record, top.record)]
    gap = top.score - rivals[0].score if rivals else 4.0
    ambiguous = bool(rivals) and gap < _CLOSE_SCORES
    return ResolvedToponym(
        toponym=toponym,
        record=top.record,
        score=round(1.0 / (1.0 + exp(-gap - 0.5)), 3),
        reasons=top.reasons,
        candidates=ranked,
        point=None if ambiguous else directed_point(top.record, toponym.direction),
        precision=directed_precision(top.record, toponym.direction),
        ambiguous=ambiguous,
    )
