"""Links between incidents that are not one act: a threat and what came of it, a campaign and its attacks, a reply."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tocsin.incidents.linkrules import days_allowed, is_done
from tocsin.incidents.placelevels import AREA, LEVEL, fits
from tocsin.incidents.sharedsides import shared_side, sides_of
from tocsin.model.incident import Incident, Link, LinkKind

# The days by which a campaign lasts longer than the attack that belongs to it.
CAMPAIGN_DAYS = 2
# An act told to no finer time than this many days has no place in an order of days.
VAGUE_DAYS = 7
REVERSE: dict[LinkKind, LinkKind] = {
    "threat-before": "carried-out",
    "part-of": "has-part",
    "reply-to": "replied-by",
}


def link(one: Incident, others: Iterable[Incident]) -> tuple[Link, ...]:
    """The links of ``one`` to others, as seen from it: ``threat-before`` names the threat that came before it,
    ``carried-out`` the act that carried a threat out, ``part-of`` its campaign, ``reply-to`` what it answers.

    Two incidents have one link at most: the part of a campaign first, then the threat, then the reply. In the order of
    kinds and ids, whatever the order of ``others``; seen from the other, each link is its reverse.
    """
    found: set[tuple[LinkKind, str, str]] = set()
    sides = sides_of(one)
    for other in others:
        apart = other.id == one.id or sides.isdisjoint(sides_of(other))
        tie = None if apart else next(_ties(one, other), None)
        if tie is not None:
            kind, words = tie
            found.add((kind, other.id, words))
    return tuple(Link(kind, other, words) for kind, other, words in sorted(found))


def _ties(one: Incident, other: Incident) -> Iterator[tuple[LinkKind, str]]:
    """What ties the two, from the weightiest on; either may be the earlier or the larger one."""
    tries: dict[LinkKind, Callable[[Incident, Incident], str | None]] = {
        "part-of": _part,
        "threat-before": _threat,
        "reply-to": _reply,
    }
    for kind, tie in tries.items():
        words, back = tie(one, other), tie(other, one)
        if words is not None:
            yield kind, words
        elif back is not None:
            yield REVERSE[kind], back


def _threat(act: Incident, threat: Incident) -> str | None:
    """Why ``threat`` announced ``act``: the same side threatened the same side or place not long before."""
    days, allowed = _days_between(threat, act), days_allowed("threat-before", threat, act)
    actor = shared_side(act.actors, threat.actors)
    if days is None or allowed is None or not 0 <= days <= allowed or actor is None or not is_done(act):
        return None
    target = shared_side(act.recipients, threat.recipients) or _shared_place(act, threat)
    return f"{actor} threatened {target} {_days(days, 'before')}" if target else None


def _reply(act: Incident, first: Incident) -> str | None:
    """Why ``act`` answers ``first``: who suffered the first does it to who did the first, within days."""
    days, allowed = _days_between(first, act), days_allowed("reply-to", first, act)
    if days is None or allowed is None or not 0 < days <= allowed:
        return None
    if not is_done(act) or not is_done(first):
        return None
    actor, target = shared_side(act.actors, first.recipients), shared_side(act.recipients, first.actors)
    return f"{actor} answers {target} {_days(days, 'later')}" if actor and target else None


def _part(single: Incident, campaign: Incident) -> str | None:
    """Why ``single`` belongs to ``campaign``: an act of that type between the same sides inside its time and area."""
    if single.type != campaign.type or not _same_sides(single, campaign):
        return None
    if not is_done(single) or not is_done(campaign):
        return None
    start, end = campaign.when.when.start, campaign.when.when.end
    first, last = single.when.when.start, single.when.when.end
    if start is None or end is None or first is None or last is None or not start <= first <= last <= end:
        return None
    if not _inside(single, campaign) or _counts_more(single, campaign):
        return None
    longer = (end - start).days - (last - first).days >= CAMPAIGN_DAYS
    if longer and (last - first).days <= 1:
        return f"inside {start.isoformat()} to {end.isoformat()}, between the same sides"
    if _is_wider(single, campaign) and _counts_more(campaign, single) and campaign.place:
        return f"within {campaign.place.place.name} in the same days, between the same sides"
    return None


def _same_sides(one: Incident, other: Incident) -> bool:
    """Whether the actors match, and the recipients where both name any that can be told apart."""
    if shared_side(one.actors, other.actors) is None:
        return False
    named = [[party for party in side.recipients if party.id] for side in (one, other)]
    return not all(named) or shared_side(*named) is not None


def _inside(single: Incident, campaign: Incident) -> bool:
    """Whether the single act can lie in the campaign's area; a campaign without a place is told by its sides alone."""
    if campaign.place is None:
        return shared_side(single.recipients, campaign.recipients) is not None
    return single.place is not None and fits(single.place.place, campaign.place.place)


def _is_wider(single: Incident, campaign: Incident) -> bool:
    if single.place is None or campaign.place is None:
        return False
    area = LEVEL[campaign.place.place.precision]
    return area >= AREA and area > LEVEL[single.place.place.precision]


def _counts_more(one: Incident, other: Incident) -> bool:
    """Whether the one has the higher figure of dead, or of injured where no dead are counted."""
    if one.killed is not None and other.killed is not None:
        return one.killed.low > other.killed.low
    return bool(one.injured and other.injured and one.injured.low > other.injured.low)


def _shared_place(one: Incident, other: Incident) -> str | None:
    """The place that both name, finer than a country."""
    if one.place is None or other.place is None:
        return None
    mine, theirs = one.place.place, other.place.place
    if max(LEVEL[mine.precision], LEVEL[theirs.precision]) > AREA or not (
        fits(mine, theirs) or fits(theirs, mine)
    ):
        return None
    return mine.name


def _days_between(first: Incident, then: Incident) -> int | None:
    """The days from the start of the first to that of the second; None where a time is unknown or too vague."""
    days: list[date] = []
    for when in (first.when.when, then.when.when):
        if when.start is None or when.end is None or (when.end - when.start).days >= VAGUE_DAYS:
            return None
        days.append(when.start)
    return (days[1] - days[0]).days


def _days(days: int, side: str) -> str:
    return "the same day" if days == 0 else f"a day {side}" if days == 1 else f"{days} days {side}"
