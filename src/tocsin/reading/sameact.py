"""Joins drafts that tell of one act: an effect with its cause, one act told in two sentences."""

from collections.abc import Callable
from dataclasses import replace
from math import exp

from tocsin.model.casualties import Casualties
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.when import When
from tocsin.reading.draft import Draft
from tocsin.reading.wordclasses import classes_of

DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "these", "those"})
# An act of these types that lies ahead, in an article that tells a threat, is what is threatened.
MENACED = frozenset({"ASSAULT", "COERCE"})
# Two acts are not joined when the encoder thinks it likelier of each that it is one of its own.
APART = 0.9
# A later count smaller than the first by this factor counts some of those already counted.
PART = 2
# An act is looked for among so many drafts at the head of an article and so many before it.
NEAR = 80
FINE = {"site": 0, "town": 1, "district": 2, "province": 3, "country": 4, "region": 5}
WHEN_FINE = {"day": 0, "week": 1, "span": 2, "month": 3, "year": 4, "unknown": 9}


def join_in_sentence(drafts: list[Draft]) -> list[Draft]:
    """Drafts of one sentence with those of one act joined."""
    return _join(drafts, _same_in_sentence)


def join_across(drafts: list[Draft]) -> list[Draft]:
    """Drafts of an article with those of one act joined, in text order."""
    return _join(drafts, _same_across)


def leave_menaced(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those acts that are only menaced: the threat itself tells them."""
    threats = {draft.act.sentence.index for draft in drafts if draft.type == "THREATEN"}
    return [
        draft
        for draft in drafts
        if not (
            (draft.standing == "threatened" and draft.act.sentence.index in threats)
            or (draft.standing == "called-for" and draft.type in MENACED and threats)
        )
    ]


def _join(drafts: list[Draft], same: Callable[[Draft, Draft], bool]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        for other in (*kept[:NEAR], *kept[max(NEAR, len(kept) - NEAR) :]):
            if same(other, draft):
                merge(other, draft)
                break
        else:
            kept.append(draft)
    return kept


def _same_in_sentence(one: Draft, other: Draft) -> bool:
    if one.type != other.type:
        return False
    if one.standing != other.standing and {one.standing, other.standing} & {
        "negated",
        "called-for",
        "threatened",
    }:
        return False
    if _parties_differ(one.actors, other.actors):
        return False
    if one.type != "ASSAULT":
        return not _parties_differ(one.recipients, other.recipients)
    known = [party for draft in (one, other) for party in draft.recipients if party.id]
    if (
        known
        and _parties_differ(one.recipients, other.recipients)
        and not _is_effect(one)
        and not _is_effect(other)
    ):
        return False
    return not _places_differ(one.place, other.place) and not _times_differ(one.when, other.when)


def _are_two(one: Draft, other: Draft) -> bool:
    """Whether the encoder surely sees an act of its own in both; a headline tells what the text tells."""
    return one.act.sentence.part != "title" and min(_likely(one), _likely(other)) > APART


def _likely(draft: Draft) -> float:
    return max((exp(sight.type(draft.type)) for sight in draft.sights), default=0.0)


def _same_across(one: Draft, other: Draft) -> bool:
    if _starts_anew(other) or other.act.word.lists or _are_two(one, other):
        return False
    if one.type == other.type and (_is_headline(one, other) or _is_taken_up(one, other)):
        return True
    if one.type != other.type or _parties_differ(one.actors, other.actors):
        return False
    if one.standing != other.standing and {one.standing, other.standing} & {
        "negated",
        "called-for",
        "threatened",
    }:
        return False
    if _times_differ(one.when, other.when) or _places_differ(one.place, other.place):
        return False
    if one.type != "ASSAULT":
        return (
            bool(one.actors) and bool(other.actors) and not _parties_differ(one.recipients, other.recipients)
        )
    return not _modes_differ(one, other) and _is_tied(one, other)


def _is_tied(one: Draft, other: Draft) -> bool:
    """Whether something speaks for one act beyond the lack of a difference: a shared side, the same town, or
    neighbouring sentences."""
    if abs(one.act.sentence.index - other.act.sentence.index) <= 1:
        return True
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    if any(_same_party(a, b) for left, right in sides for a in left for b in right if a.kind != "civilian"):
        return True
    fine = one.place is not None and one.place.precision in {"site", "town", "district"}
    return fine and other.place is not None and one.place == other.place


def _starts_anew(draft: Draft) -> bool:
    """ "resumed its attacks": a further act of the same kind."""
    light = draft.act.light
    return light is not None and "resume" in classes_of(light.lower_)


def _is_headline(one: Draft, other: Draft) -> bool:
    """A headline tells in short what the text tells: its act is the first of its type there that does not differ."""
    if one.act.sentence.part == other.act.sentence.part or one.standing != other.standing:
        return False
    known = [party for draft in (one, other) for party in draft.actors if party.id]
    return len({party.id for party in known}) <= 1 or not _parties_differ(one.actors, other.actors)


def _is_taken_up(one: Draft, other: Draft) -> bool:
    """A later definite noun without a side or time of its own takes up the act told before ("the attack")."""
    act = other.act
    if act.word.pos != "noun" or act.word.lists or act.sentence.index <= one.act.sentence.index:
        return False
    definite = any(child.lower_ in DEFINITE for child in act.head.children)
    if not definite or _times_differ(one.when, other.when) or _modes_differ(one, other):
        return False
    return not _parties_differ(one.actors, other.actors) and not _places_differ(one.place, other.place)


def _modes_differ(one: Draft, other: Draft) -> bool:
    a = {mode.name for mode in one.modes} - {"destroy", "targeted"}
    b = {mode.name for mode in other.modes} - {"destroy", "targeted"}
    return bool(a) and bool(b) and not a & b


def _parties_differ(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether both are named and share nobody."""
    if not one or not other:
        return False
    return not any(_same_party(a, b) for a in one for b in other)


def _same_party(a: Party, b: Party) -> bool:
    if a.name.lower() == b.name.lower():
        return True
    if a.id and b.id:
        return a.id.split("/")[0] == b.id.split("/")[0] and a.id.startswith("state:")
    return a.id is None and b.id is None and "civilian" in {a.kind, b.kind}


def _places_differ(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.id == other.id:
        return False
    if one.country != other.country and one.country and other.country:
        return True
    coarse = {"country", "region", "province"}
    return one.precision not in coarse and other.precision not in coarse and one.name != other.name


def _times_differ(one: When, other: When) -> bool:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    if (one.span is None) != (other.span is None):
        return False
    return one.end < other.start or other.end < one.start


def merge(one: Draft, other: Draft) -> None:
    """Take into ``one`` what ``other`` says more, or more finely, of the same act."""
    cause, effect = (other, one) if _is_effect(one) and not _is_effect(other) else (one, other)
    actors = cause.actors or effect.actors
    recipients = _better_recipients(cause.recipients, effect.recipients)
    if _names_better(other, one):
        one.act = other.act
        one.standing_span = one.standing_span or other.standing_span
    one.members += other.members
    one.sights += other.sights
    one.actors, one.recipients = actors, recipients
    known = {mode.name for mode in one.modes}
    if other.act.met >= 0:
        one.modes += tuple(mode for mode in other.modes if mode.name not in known)
    one.speaker = one.speaker or other.speaker
    one.speaker_party = one.speaker_party or other.speaker_party
    told_together = one.act.sentence is other.act.sentence or other.standing == "claimed"
    if one.standing == "reported" and other.standing in {"claimed", "alleged", "denied"} and told_together:
        one.standing, one.standing_span = other.standing, other.standing_span
    if _finer_time(other.when, one.when):
        one.when = other.when
    if other.place is not None and (
        one.place is None or FINE[other.place.precision] < FINE[one.place.precision]
    ):
        one.place = other.place
    rival = one.speaker_party != other.speaker_party
    one.killed = _join_counts(one.killed, other.killed, rival)
    one.injured = _join_counts(one.injured, other.injured, rival)
    for mark, value in other.marks.items():
        one.marks.setdefault(mark, value)


def _finer_time(one: When, other: When) -> bool:
    """Whether a time says more: words before tense, then the finer."""
    if one.span is not None and other.span is None:
        return one.precision in {"day", "week", "span", "month"}
    if one.span is None and other.span is not None:
        return False
    return WHEN_FINE[one.precision] < WHEN_FINE[other.precision]


def _is_effect(draft: Draft) -> bool:
    """Whether the act is told by what it did ("killed") and not by what it was ("shelling")."""
    return "effect" in classes_of(draft.act.head.lower_)


def _names_better(other: Draft, one: Draft) -> bool:
    """Whether the second act's words say more than the first's: a strike says more than a killing."""
    if one.act.sentence is not other.act.sentence:
        return False
    return (_is_effect(one) and not _is_effect(other)) or (bool(other.modes) and not one.modes)


def _better_recipients(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    """Named recipients before unnamed people."""
    if not one:
        return other
    if all(party.kind == "civilian" for party in one) and any(party.id for party in other):
        return other
    return one


def _join_counts(one: Casualties | None, other: Casualties | None, rival: bool) -> Casualties | None:
    """The first count; a figure that another speaker gives for the same act widens it, unless it is so small that it
    counts a part."""
    if one is None or other is None or one.low == other.low:
        return one or other
    if one.high is None or other.high is None or not rival or other.low * PART < one.low:
        return one
    return replace(one, low=min(one.low, other.low), high=max(one.high, other.high))
