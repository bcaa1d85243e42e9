"""The place of an incident: the finest that the sources support and none of weight contradicts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.incidents.backings import asserted, backing_of, weight_of
from tocsin.incidents.families import label_of
from tocsin.incidents.partycomparison import name_words
from tocsin.incidents.placelevels import (
    LEVEL,
    country_place,
    fits,
    is_same,
    load_place_limits,
)
from tocsin.model.incident import IncidentPlace
from tocsin.model.place import Place
from tocsin.model.telling import Telling


@dataclass(frozen=True, slots=True)
class _Spot:
    """One place with the tellings that give it and those that it fits (who says the province supports the town)."""

    place: Place
    own: tuple[Telling, ...]
    fitting: tuple[Telling, ...]

    def rank(self) -> tuple[int, bool, int, int, int, str, str]:
        """Families that it fits, then a clear name, then the finer, then families that give it."""
        return (
            -weight_of(self.fitting)[0],
            self.place.ambiguous,
            LEVEL[self.place.precision],
            -weight_of(self.own)[0],
            -weight_of(self.own)[1],
            self.place.id or "~",
            self.place.name,
        )


def reconcile_place(tellings: Sequence[Telling]) -> IncidentPlace | None:
    """Where the act happened, in words too; None where no source says.

    Places that contradict each other with like support leave the next level up that all of them share, at last the
    country; so does a name that may mean several places. Coordinates are never finer than what is left.
    """
    placed = [telling for telling in asserted(tellings) if telling.claim.place is not None]
    spots = _spots(placed or [telling for telling in tellings if telling.claim.place is not None])
    left, doubts = spots, list[str]()
    while left:
        best = min(left, key=_Spot.rank)
        rivals = [spot for spot in left if _rivals(best, spot)]
        if not rivals and not best.place.ambiguous:
            return _found(best, spots, doubts)
        doubted = [best, *rivals]
        doubts.append(_doubt(doubted))
        left = [spot for spot in spots if _holds_all(spot.place, doubted)]
        if not left:
            return _level_up(doubted, doubts)
    return None


def _spots(placed: Sequence[Telling]) -> list[_Spot]:
    groups: list[tuple[Place, list[Telling]]] = []
    for telling, place in sorted(
        ((telling, place) for telling in placed if (place := telling.claim.place) is not None),
        key=lambda pair: _clearest(pair[1], pair[0]),
    ):
        home = next((own for head, own in groups if is_same(head, place)), None)
        if home is None:
            groups.append((replace(place, span=None), [telling]))
        else:
            home.append(telling)
    return [
        _Spot(
            place, tuple(own), tuple(one for other, all_of in groups if fits(place, other) for one in all_of)
        )
        for place, own in groups
    ]


def _clearest(place: Place, telling: Telling) -> tuple[bool, bool, int, str, str, str]:
    """The mention that says most comes first, so that it stands for the others."""
    return place.ambiguous, place.id is None, LEVEL[place.precision], place.id or "", place.name, telling.key


def _rivals(best: _Spot, spot: _Spot) -> bool:
    """Whether a place contradicts the best one with like support; a name that may mean several places cannot."""
    return not spot.place.ambiguous and not _agree(best, spot) and not _outweighs(best, spot)


def _agree(one: _Spot, other: _Spot) -> bool:
    return fits(one.place, other.place) or fits(other.place, one.place)


def _outweighs(one: _Spot, other: _Spot) -> bool:
    """Whether clearly more families support the one; among equal families, clearly more texts."""
    times = load_place_limits().majority
    families, texts = weight_of(one.fitting)
    against, copies = weight_of(other.fitting)
    return families >= times * against or (families == against == 1 and texts >= times * copies)


def _holds_all(place: Place, doubted: Sequence[_Spot]) -> bool:
    """Whether a place that a source gives holds all those in doubt and is coarser than each."""
    return not place.ambiguous and all(
        LEVEL[place.precision] > LEVEL[spot.place.precision] and fits(spot.place, place) for spot in doubted
    )


def _found(best: _Spot, spots: Sequence[_Spot], doubts: Sequence[str]) -> IncidentPlace:
    inside = [telling for spot in spots if fits(spot.place, best.place) for telling in spot.own]
    backing = backing_of([*best.fitting, *inside])
    words = "; ".join([*doubts, f"{_named(best.place)} ({_names(backing.families)})"])
    others = [spot for spot in spots if not doubts and not _agree(best, spot)]
    words += "".join(f"; {_named(spot.place)} ({_names(backing_of(spot.own).families)})" for spot in others)
    return IncidentPlace(best.place, words, backing)


def _level_up(doubted: Sequence[_Spot], doubts: Sequence[str]) -> IncidentPlace:
    """The country that all share, though no source gives it alone; else the names, with no point on the map."""
    places = [spot.place for spot in doubted]
    backing = backing_of(telling for spot in doubted for telling in spot.own)
    name = " or ".join(dict.fromkeys(place.name for place in places))
    codes = {place.country for place in places}
    if len({name_words(place.name) for place in places}) == 1:
        vague = Place(name, places[0].precision, codes.pop() if len(codes) == 1 else None, ambiguous=True)
        return IncidentPlace(vague, "; ".join(doubts), backing)
    area = country_place(codes.pop() or "") if len(codes) == 1 else None
    if area is not None:
        return IncidentPlace(area, "; ".join([*doubts, f"all lie in {area.name}"]), backing)
    return IncidentPlace(Place(name, "region"), "; ".join([*doubts, "no country holds all of them"]), backing)


def _doubt(doubted: Sequence[_Spot]) -> str:
    if len({name_words(spot.place.name) for spot in doubted}) == 1:
        return f"{doubted[0].place.name} may mean several places"
    told = [f"{_named(spot.place)} ({_names(backing_of(spot.own).families)})" for spot in doubted]
    return "sources differ: " + ", ".join(told)


def _named(place: Place) -> str:
    return place.name if place.precision in {"country", "region"} else f"{place.precision} {place.name}"


def _names(families: Sequence[str]) -> str:
    return ", ".join(label_of(family) for family in families)
