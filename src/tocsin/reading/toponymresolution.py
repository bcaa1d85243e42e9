"""Decide which of its namesakes a place name means, by what the article itself says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from tocsin.knowledge.gazetteer import Gazetteer, PlaceRecord
from tocsin.knowledge.gazetteer.namesakes import same_place
from tocsin.model.place import PlacePrecision
from tocsin.reading.directions import directed_point, directed_precision
from tocsin.reading.toponym import Toponym
from tocsin.reading.toponymranking import Candidate, Mention, holds, rank_candidates

_AREAS = frozenset(("country", "province", "district"))
_PAIR_REACH, _PAIR_AREAS = 4.5, 6
_CLOSE_SCORES = 0.7
_SURE_GAP = 1.5
_UNSURE_FLOOR = 5.0
_WELL_KNOWN = 6.0


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
    found = [Mention(toponym, _candidates(toponym, gazetteer)) for toponym in toponyms]
    found = [one for one in found if one.records]
    _join_holders(found)
    votes = _country_votes(found, extra_countries)
    first = [rank_candidates(one, votes, (), frozenset()) for one in found]
    before, votes = votes, _second_votes(votes, first)
    units = _units_named(found, first)
    if units or votes != before:
        first = [rank_candidates(one, votes, (), units) for one in found]
    sure = {one.key: ranked[0].record for one, ranked in zip(found, first, strict=True) if _is_sure(ranked)}
    named = {country for country in _country_votes(found, {}) if country}
    resolved = []
    for one, alone in zip(found, first, strict=True):
        near = tuple(record for key, record in sure.items() if key != one.key)
        ranked = rank_candidates(one, votes, near, units) if near else alone
        if _believable(one, ranked, _without(votes, ranked[0].record, sure.get(one.key)), named):
            resolved.append(_settle(one.toponym, ranked))
    return resolved


def _join_holders(found: list[Mention]) -> None:
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
            if inner.prior >= floor and holds(area, inner)
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


def _country_votes(found: list[Mention], extra: Mapping[str, float]) -> Mapping[str, float]:
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


def _units_named(found: list[Mention], ranked: list[tuple[Candidate, ...]]) -> frozenset[str]:
    """The ids of the provinces that the article names, also as what holds a place."""
    units = {one.holder.id for one in found if one.holder is not None and one.holder.kind == "province"}
    units |= {c[0].record.id for c in ranked if c[0].record.kind == "province" and _is_sure(c)}
    return frozenset(units)


def _believable(
    one: Mention, ranked: tuple[Candidate, ...], votes: Mapping[str, float], named: set[str]
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
        point=None if ambiguous else directed_point(_located(top.record, ranked), toponym.direction),
        precision=directed_precision(top.record, toponym.direction),
        ambiguous=ambiguous,
    )


def _located(record: PlaceRecord, ranked: tuple[Candidate, ...]) -> PlaceRecord:
    """The record, or, for a district without coordinates, the town of that name in its country."""
    if record.lat is not None or record.kind != "district":
        return record
    towns = (one.record for one in ranked if one.record.precision == "town" and one.record.lat is not None)
    return next((town for town in towns if town.country == record.country), record)
