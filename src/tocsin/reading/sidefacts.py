"""What speaks for and against a party on a side of an act, as named facts with figures.

The weights of the facts are learnt (``training/sides.py``) and stand in ``data/sides.json``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from spacy.tokens import Token

from tocsin.model.party import Party
from tocsin.reading.candidates import Candidate
from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.heads import Floats
from tocsin.reading.parties import CIVILIANS
from tocsin.reading.wordclasses import classes_of

# Probabilities count as log-odds, this far from nothing and from certainty.
LEAST = 1e-4
DISTANCES = (1, 2, 4, 7, 12, 20)
SURE = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
OTHER = {"actor": "recipient", "recipient": "actor"}
Facts = dict[str, float]


@dataclass(eq=False)
class Side:
    """One side of a draft: what the rules say of both, what the encoder sees of it."""

    draft: Draft
    role: str
    sight: ActSight

    @property
    def ruled(self) -> tuple[Party, ...]:
        """The parties that the rules put on this side."""
        return self.draft.actors if self.role == "actor" else self.draft.recipients

    @property
    def facing(self) -> tuple[Party, ...]:
        """Those that they put on the other."""
        return self.draft.recipients if self.role == "actor" else self.draft.actors

    @cached_property
    def best(self) -> float:
        """The log-odds of the word that the encoder sees likeliest on this side."""
        return log_odds(float(self.sight.role(self.role).max()))

    @cached_property
    def shared(self) -> tuple[str, str, str, bool]:
        """The type, the class of the party faced, its relation to the place, whether ground is taken."""
        faced = (self.facing[0].kind or "name") if self.facing else "none"
        country = self.facing[0].country if self.facing else None
        here = self.draft.place.country if self.draft.place is not None else None
        abroad = "abroad" if here and country and here != country else "home"
        taken = "territory" in self.draft.act.word.modes or any(
            mode.name == "territory" for mode in self.draft.modes
        )
        return self.draft.type, faced, abroad, taken


def find_facts(candidate: Candidate, side: Side) -> Facts:
    """The facts of a candidate for a side."""
    facts: Facts = {}
    rule = "+".join(one for one in ("actor", "recipient") if one in candidate.sources) or "none"
    kind = kind_of(candidate.party)
    for fact in _plain(candidate, side, rule, kind):
        facts[fact] = 1.0
    facts |= _seen(candidate.party, side, rule, kind)
    token = _head(candidate.party, side.draft.act.sentence)
    if token is not None:
        for fact in _syntax(token, side.draft, rule):
            facts[fact] = 1.0
    return facts


def kind_of(party: Party) -> str:
    """The kind of a party: that of the actor book, ``civilians``, ``id`` or ``name``."""
    if party.name.startswith(CIVILIANS):
        return CIVILIANS
    return party.kind or ("id" if party.id else "name")


def log_odds(share: float) -> float:
    return log(max(share, LEAST) / max(1 - share, LEAST))


def _plain(candidate: Candidate, side: Side, rule: str, kind: str) -> Iterator[str]:
    act, faced, _, taken = side.shared
    draft = side.draft
    for source in sorted(candidate.sources):
        yield f"from={source}"
        yield f"{act}:from={source}"
    sources = "+".join(sorted(candidate.sources))
    yield f"sources={sources}"
    yield f"kind={kind}"
    yield f"{act}:kind={kind}"
    yield f"{rule}:kind={kind}"
    yield f"{act}:{rule}:kind={kind}"
    ruled = min(len(side.ruled), 3)
    yield f"ruled={ruled}"
    yield f"{rule}:ruled={ruled}"
    yield f"{act}:{rule}:ruled={min(ruled, 2)}"
    yield f"faced={min(len(side.facing), 3)}:{rule}"
    yield f"faced={faced}:kind={kind}"
    yield f"faced={faced}:{rule}:{kind}"
    if taken:
        yield f"taken:{sources}"
        yield f"taken:kind={kind}"
        yield f"taken:faced={faced}:kind={kind}:{rule}"
    yield f"word={draft.act.word.phrase}:{rule}"
    yield f"word={draft.act.word.phrase}:{kind}"
    if draft.killed or draft.injured:
        yield f"toll:{rule}:{kind}"
    yield f"standing={draft.standing}:{rule}"
    yield f"part={draft.act.sentence.part}"
    yield from _ties(candidate.party, side, rule, kind)


def _ties(party: Party, side: Side, rule: str, kind: str) -> Iterator[str]:
    """Whether the party is of the country of the place, or of that of the party faced."""
    act, _, abroad, _ = side.shared
    here = side.draft.place.country if side.draft.place is not None else None
    country = side.facing[0].country if side.facing else None
    of = [name for name, one in (("place", here), ("faced", country)) if one and party.country == one]
    tie = f"{'+'.join(of)} {abroad}"
    yield f"tie={tie}:{kind}"
    yield f"tie={tie}:{rule}:{kind}"
    yield f"{act}:tie={tie}"
    yield f"{act}:{kind}:tie={tie}"
    if any(same_state(party, other) for other in side.facing):
        yield "against itself"
        yield f"against itself:{rule}"
        yield f"{act}:against itself"


def _seen(party: Party, side: Side, rule: str, kind: str) -> Facts:
    """What the encoder sees of the party's words on this side, on the other, and as place or speaker."""
    sentence, sight = side.draft.act.sentence, side.sight
    facts: Facts = {"best": side.best, f"{rule}:best": side.best}
    inside = _tokens(party, sentence, len(sight.role(side.role)))
    if not inside:
        facts |= {"elsewhere": 1.0, f"{side.draft.type}:elsewhere": 1.0, f"elsewhere:{rule}": 1.0}
        return facts
    share, mean = _share(sight.role(side.role), inside)
    here = log_odds(share)
    facts |= {"seen": here, "mean": log_odds(mean), "gap": side.best - here}
    for name in (OTHER[side.role], "place", "speaker"):
        facts[f"as {'other' if name == OTHER[side.role] else name}"] = log_odds(
            _share(sight.role(name), inside)[0]
        )
    facts |= {f"{rule}:seen": here, f"{side.draft.type}:seen": here, f"kind={kind}:seen": here}
    for least in SURE:
        if share > least:
            facts |= {f"seen>{least}": 1.0, f"{rule}:seen>{least}": 1.0}
    return facts


def _share(likely: Floats, inside: list[int]) -> tuple[float, float]:
    values = likely[inside]
    return float(values.max()), float(np.mean(values))


def _tokens(party: Party, sentence: Sentence, most: int) -> list[int]:
    """The first ``most`` tokens of a sentence, as far as a party stands there; none for one told in another."""
    start, end = party.span.start - sentence.start, party.span.end - sentence.start
    if party.span.part != sentence.part or start < 0 or end > len(sentence.text):
        return []
    return [i for i in sentence.covering(start, end) if i < most]


def _head(party: Party, sentence: Sentence) -> Token | None:
    inside = _tokens(party, sentence, len(sentence.tokens))
    tokens = [sentence.tokens[i] for i in inside]
    outside = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    return outside[0] if outside else (tokens[-1] if tokens else None)


def _syntax(token: Token, draft: Draft, rule: str) -> Iterator[str]:
    head, pos = draft.act.head, draft.act.word.pos
    above = token.head.lower_ if token.dep_ == "pobj" else ""
    order = "before" if token.i < head.i else "after"
    far = sum(abs(token.i - head.i) >= least for least in DISTANCES)
    yield f"dep={token.dep_}:{above}"
    yield f"{draft.type}:dep={token.dep_}"
    yield f"dep={token.dep_}:{above}:{order}:{pos}"
    yield f"{order}:{pos}:{rule}"
    yield f"far={far}:{rule}"
    yield f"far={far}:{order}"
    yield f"direct={token.head == head or token.head.head == head}"
    yield f"noun={token.lower_}"
    for one in sorted(classes_of(token.lower_)):
        yield f"class={one}"
        yield f"{draft.type}:class={one}"


def same_state(one: Party, other: Party) -> bool:
    """Whether both are one entry of the actor book, or one state and parts of it."""
    if not one.id or not other.id:
        return False
    return one.id.split("/")[0] == other.id.split("/")[0]
