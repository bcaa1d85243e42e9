"""Who may stand on a side of an act: everybody whom its sentence, the rules or the encoder bring up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tocsin.model.party import Party
from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.names import Names
from tocsin.reading.nearby import NOT_NEAR, Near, find_near
from tocsin.reading.parties import CIVILIANS, PartyReader
from tocsin.reading.scene import Scene
from tocsin.reading.sideweights import Aspects
from tocsin.reading.sidewords import NO_WORDS, SIDES, Likely, Words, all_likely, find_words
from tocsin.reading.syntax import is_noun
from tocsin.reading.wordclasses import classes_of

# Words that the encoder thinks at least so likely on a side form a run; a run longer than this is no name.
RUN = 0.2
LONGEST = 8
# What brings up a party that no words beside the act name; then the encoder must think it so likely there:
# a wrong actor does more harm.
PLAIN = {"actor": 0.5, "recipient": 0.2}
ELSEWHERE = frozenset({"before", "near", "speaker", "title"})
# So many actors of the sentence before are asked.
BEFORE = 4
# So many readings of nouns and of sentences, and so many origins, are kept at hand.
AT_HAND = 64


class Origin(NamedTuple):
    """What brought a party up, all together and each, and which of it are the rules."""

    sources: str
    source: frozenset[str]
    rule: str


@dataclass(eq=False, slots=True)
class Candidate:
    """A party that may stand on a side, and what brought it up: ``actor`` and ``recipient`` the rules, ``sees actor``
    and ``sees recipient`` the encoder, ``victim``, ``object``, ``subject``, ``name``, ``speaker``, ``state`` of the
    place, ``before`` the sentence before, ``person`` the same sentence, ``title`` the title, ``near`` another sentence.
    ``state`` is its entry in the actor book, that of the state for a part of
    one; ``own`` are the aspects that are the same for either side."""

    party: Party
    sources: frozenset[str]
    words: Words = NO_WORDS
    near: Near = NOT_NEAR
    kind: str = field(init=False)
    state: str | None = field(init=False)
    own: Aspects = field(init=False)

    def __post_init__(self) -> None:
        self.kind = kind_of(self.party)
        self.state = state_of(self.party)
        self.own = (*_origin(self.sources), self.kind, *self.words.parse, *self.near.told)


@lru_cache(AT_HAND)
def _origin(sources: frozenset[str]) -> Origin:
    rule = "+".join(side for side in SIDES if side in sources) or "none"
    return Origin("+".join(sorted(sources)), sources, rule)


def kind_of(party: Party) -> str:
    """The kind of a party: that of the actor book, ``civilians``, ``id`` or ``name``."""
    if party.name.startswith(CIVILIANS):
        return CIVILIANS
    return party.kind or ("id" if party.id else "name")


def state_of(party: Party) -> str | None:
    """The entry of the actor book for a party; that of the state for a part of one."""
    return party.id.split("/")[0] if party.id else None


def find_candidates(draft: Draft, sight: ActSight, scene: Scene) -> list[Candidate]:
    """The candidates for both sides of a draft, each once, in the order in which they were found."""
    likely = all_likely(sight)
    found: dict[tuple[str, int], tuple[Party, set[str]]] = {}
    near = find_near(draft, sight, scene)
    for source, brought in (*_brought_up(draft, likely, scene), *_around(near)):
        for party in brought:
            if _is_weapon(party):
                continue
            name = party.name
            key = (name, party.span.start if name == CIVILIANS else -1)
            if key in found:
                found[key][1].add(source)
            else:
                found[key] = party, {source}
    return [
        Candidate(party, frozenset(sources), find_words(party, draft, likely), near.get(party.name, NOT_NEAR))
        for party, sources in found.values()
    ]


def _is_weapon(party: Party) -> bool:
    """ "A drone hit the base": what strikes is nobody, whoever it belongs to."""
    return party.id is None and "weapon" in classes_of(party.name.rsplit(" ", 1)[-1].lower())


def eligible(candidates: list[Candidate], role: str) -> list[Candidate]:
    """Those who may stand on a side: who is named in other sentences only must look like it to the encoder."""
    return [one for one in candidates if not one.sources <= ELSEWHERE or _looks_like(one, role)]


def _looks_like(one: Candidate, role: str) -> bool:
    shares = one.near.shares
    return shares is not None and shares[SIDES.index(role)] >= PLAIN[role]


def _around(near: dict[str, Near]) -> Iterator[tuple[str, Sequence[Party]]]:
    """Who is named near enough to be brought up by that alone."""
    for one in near.values():
        for source in one.sources:
            yield source, one.parties


def _brought_up(draft: Draft, likely: Likely, scene: Scene) -> Iterator[tuple[str, Sequence[Party]]]:
    """Who is brought up, and by what."""
    sentence, parties = draft.act.sentence, scene.parties
    yield "actor", draft.actors
    yield "recipient", draft.recipients
    for source, role, one in zip(("sees actor", "sees recipient"), SIDES, likely, strict=False):
        for start, end in _runs(one):
            root = start if end - start == 1 else sentence.tokens[start:end].root.i
            read = parties.read_one(sentence.tokens[root], sentence, role == "recipient")
            yield source, read or _as_told(start, end, root, sentence)
    for token in draft.victims:
        if token.doc is sentence.tokens:
            yield "victim", parties.read_one(token, sentence, True)
    for act in draft.members:
        if act.sentence is sentence:
            for token in act.undergoers:
                yield "object", parties.read_one(token, sentence, True)
            for token in act.doers:
                yield "subject", parties.read_one(token, sentence, False)
    yield "name", _named(parties, scene.names, sentence)
    if draft.speaker_party is not None:
        yield "speaker", (draft.speaker_party,)
    place = draft.place
    state = parties.references.state(place.country) if place is not None else None
    if state is not None and place is not None and place.span is not None:
        yield "state", (Party(state.name, place.span, state.id, state.kind, place.country),)
    if sentence.index:
        before = [one.party for one in scene.mentions[sentence.index - 1] if one.party.id is not None]
        yield "before", before[:BEFORE]


@lru_cache(AT_HAND)
def _named(parties: PartyReader, names: Names, sentence: Sentence) -> list[Party]:
    """The parties of the known actors that a sentence names."""
    found: list[Party] = []
    for name in names.actors.get(sentence.index, ()):
        inside = sentence.covering(name.start, name.end)
        if inside:
            found += parties.read_one(sentence.tokens[inside[-1]], sentence, False)
    return found


def _runs(likely: list[float]) -> list[tuple[int, int]]:
    """The runs of tokens that may stand on the side, each from a token to another."""
    inside = [i for i, share in enumerate(likely) if share >= RUN]
    starts = [i for i in inside if i - 1 not in inside]
    ends = [i + 1 for i in inside if i + 1 not in inside]
    return list(zip(starts, ends, strict=True))


def _as_told(start: int, end: int, root: int, sentence: Sentence) -> tuple[Party, ...]:
    """A party by its own words, when a noun leads them; a weapon is nobody."""
    noun = sentence.tokens[root]
    if not is_noun(noun) or end - start > LONGEST or "weapon" in classes_of(noun.lower_):
        return ()
    span = sentence.words(sentence.tokens[start:end])
    return (Party(span.text, span, None, None, None),)
