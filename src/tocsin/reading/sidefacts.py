"""What speaks for and against a party on a side of an act, as facts with figures.

The weights of the facts are learnt (``training/sides.py``) and stand in ``data/sides.json``.
"""

from bisect import bisect_left
from typing import NamedTuple

from tocsin.reading.candidates import Candidate, Origin, state_of
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.nearby import UNSEEN
from tocsin.reading.nearby import Told as Nearness
from tocsin.reading.sideweights import Aspects, Figures, Patterns
from tocsin.reading.sidewords import SIDES, Parse, log_odds

SURE = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
# Those of SURE that a probability is above, by how many they are.
ABOVE = tuple(frozenset(map(str, SURE[:passed])) for passed in range(len(SURE) + 1))


class Told(NamedTuple):
    """What a draft tells, for one of its sides: its type, what the rules put on the other side (the kind of the first
    and how many) and on this one (how many, at most three or two), whether ground is taken, whether there is a toll."""

    act: str
    faced: str
    facing: str
    ruled: str
    few: str
    standing: str
    part: str
    word: str
    pos: str
    taken: str | None
    toll: str | None
    abroad: str
    doer: str | None


class Ties(NamedTuple):
    """What ties a party to a side: whether it is of the country of the place or of the party faced, whether it is of
    the state faced; how sure the encoder is of its words, or that they stand elsewhere, and of its words in other
    sentences."""

    tie: str
    against: str | None
    above: frozenset[str]
    elsewhere: str | None
    where: str
    nearby: frozenset[str]


ALONE = Patterns(
    aspects=(*Told._fields, *Origin._fields, "kind", *Parse._fields, *Nearness._fields, *Ties._fields),
    figures=("best", "seen", "mean", "gap", "other", "place", "speaker", "near", "near other", "near gap"),
    sets=frozenset({"source", "classes", "above", "nearby"}),
    names=(
        ("ruled", "rule ruled", "act rule few", "facing rule", "standing rule", "part"),
        (
            *("kind", "act kind", "rule kind", "act rule kind", "taken kind", "toll rule kind"),
            *("faced kind", "faced rule kind", "taken faced kind rule"),
        ),
        ("source", "act source", "sources", "taken sources"),
        (
            *("tie abroad kind", "tie abroad rule kind", "act tie abroad", "act kind tie abroad"),
            *("against", "against rule", "act against"),
        ),
        ("above", "rule above", "elsewhere", "act elsewhere", "elsewhere rule"),
        ("dep preposition", "act dep", "dep preposition order pos"),
        ("order pos rule", "far rule", "far order", "direct"),
        ("noun", "classes", "act classes"),
        ("word rule", "word kind"),
        ("away where", "times", "times kind", "doer source", "doer rule"),
        ("nearby where",),
        (
            "near: where",
            "near other: where",
            "near: act",
            "near: kind",
            "near gap: where",
            "near: rule where",
        ),
        (
            *("best:", "seen:", "mean:", "gap:", "other:", "place:", "speaker:"),
            *("best: rule", "seen: rule", "seen: act", "seen: kind"),
        ),
    ),
)


class Side:
    """One side of a draft: what the rules say of both, what the encoder sees of it."""

    def __init__(self, draft: Draft, role: str, sight: ActSight) -> None:
        self.draft = draft
        self.role = role
        # The parties that the rules put on this side, and those that they put on the other.
        self.ruled, self.facing = draft.actors, draft.recipients
        if role == "recipient":
            self.ruled, self.facing = self.facing, self.ruled
        # The log-odds of the word that the encoder sees likeliest on this side.
        self.best = log_odds(max(sight.role(role).tolist()))
        self.place = draft.place.country if draft.place is not None else None
        self.faced = self.facing[0].country if self.facing else None
        self.states = {state_of(one) for one in self.facing if one.id}
        self.told = self._told()

    def _told(self) -> Told:
        draft, ruled, facing = self.draft, len(self.ruled), self.facing
        word = draft.act.word
        taken = "territory" in word.modes or any(mode.name == "territory" for mode in draft.modes)
        return Told(
            act=draft.type,
            faced=(facing[0].kind or "name") if facing else "none",
            facing=str(min(len(facing), 3)),
            ruled=str(min(ruled, 3)),
            few=str(min(ruled, 2)),
            standing=draft.standing,
            part=draft.act.sentence.part,
            word=word.phrase,
            pos=word.pos,
            taken="taken" if taken else None,
            toll="toll" if draft.killed or draft.injured else None,
            doer=_doer(draft),
            abroad="abroad" if self.place and self.faced and self.place != self.faced else "home",
        )


def _doer(draft: Draft) -> str | None:
    """The pronoun that does the act, ``none`` when nobody is named as its doer."""
    doers = draft.act.doers
    pronoun = next((one.lower_ for one in doers if one.tag_.startswith("PRP")), None)
    return pronoun if pronoun or doers else "none"


def look_at(candidate: Candidate, side: Side) -> tuple[Aspects, Figures]:
    """The aspects and figures of a candidate for a side."""
    country, seen, best = candidate.party.country, candidate.words.seen, side.best
    of_place, of_faced = country and country == side.place, country and country == side.faced
    tie = ("place+faced" if of_faced else "place") if of_place else ("faced" if of_faced else "")
    against = "itself" if candidate.state in side.states else None
    here = SIDES.index(side.role)
    far, near = ABOVE[0], (0.0, 0.0, 0.0)
    if candidate.near.shares is not None:
        shares = candidate.near.shares
        odds = [log_odds(share) - UNSEEN for share in shares]
        far = ABOVE[bisect_left(SURE, shares[here])]
        near = (odds[here], odds[1 - here], best - UNSEEN - odds[here])
    if seen is None:
        ties = Ties(tie, against, ABOVE[0], "elsewhere", "elsewhere", far)
        return side.told + candidate.own + ties, (best, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, *near)
    odds, mine = seen.odds, seen.odds[here]
    ties = Ties(tie, against, ABOVE[bisect_left(SURE, seen.shares[here])], None, "here", far)
    figures = (best, mine, seen.means[here], best - mine, odds[1 - here], odds[2], odds[3], *near)
    return side.told + candidate.own + ties, figures
