"""Who may stand on a side of an act: everybody whom its sentence, the rules or the encoder bring up."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tocsin.model.party import Party
from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.heads import Floats
from tocsin.reading.names import ActorName, Names
from tocsin.reading.parties import CIVILIANS, PartyReader
from tocsin.reading.syntax import is_noun
from tocsin.reading.wordclasses import classes_of

# Words that the encoder thinks at least so likely on a side form a run; a run longer than this is no name.
RUN = 0.2
LONGEST = 8
# So many actors of the sentence before are asked.
BEFORE = 4


@dataclass(eq=False)
class Candidate:
    """A party that may stand on a side, and what brought it up: ``actor`` and ``recipient`` the rules, ``sees actor``
    and ``sees recipient`` the encoder, ``victim``, ``object``, ``subject``, ``name``, ``speaker``, ``state`` of the
    place, ``before`` the sentence before."""

    party: Party
    sources: set[str] = field(default_factory=set)


def find_candidates(
    draft: Draft, sight: ActSight, before: Sentence | None, names: Names, parties: PartyReader
) -> list[Candidate]:
    """The candidates for both sides of a draft, each once, in the order in which they were found."""
    found: dict[tuple[str, int], Candidate] = {}
    for source, party in _brought_up(draft, sight, before, names, parties):
        key = (party.name, party.span.start if party.name == CIVILIANS else -1)
        found.setdefault(key, Candidate(party)).sources.add(source)
    return list(found.values())


def _brought_up(
    draft: Draft, sight: ActSight, before: Sentence | None, names: Names, parties: PartyReader
) -> Iterator[tuple[str, Party]]:
    sentence = draft.act.sentence
    yield from (("actor", party) for party in draft.actors)
    yield from (("recipient", party) for party in draft.recipients)
    yield from _seen(sight, sentence, parties)
    for source, token in _in_parse(draft, sentence):
        yield from ((source, party) for party in parties.read_one(token, sentence, source != "subject"))
    for name in names.actors.get(sentence.index, ()):
        inside = _inside(sentence, name.start, name.end)
        if inside:
            last = sentence.tokens[inside[-1]]
            yield from (("name", party) for party in parties.read_one(last, sentence, False))
    if draft.speaker_party is not None:
        yield "speaker", draft.speaker_party
    state = parties.references.state(draft.place.country) if draft.place is not None else None
    if state is not None and draft.place is not None and draft.place.span is not None:
        yield "state", Party(state.name, draft.place.span, state.id, state.kind, draft.place.country)
    if before is not None:
        for name in names.actors.get(before.index, ())[:BEFORE]:
            yield "before", _named(name, before, parties)


def _seen(sight: ActSight, sentence: Sentence, parties: PartyReader) -> Iterator[tuple[str, Party]]:
    """Whom the encoder sees on either side."""
    for role in ("actor", "recipient"):
        for run in _runs(sight.role(role), sentence):
            for party in parties.read_one(run.root, sentence, role == "recipient") or _as_told(run, sentence):
                yield f"sees {role}", party


def _in_parse(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, Token]]:
    """The nouns for those harmed, and the sides of each act that the draft joins, as far as they stand here."""
    yield from (("victim", token) for token in draft.victims if token.doc is sentence.tokens)
    for act in draft.members:
        if act.sentence is sentence:
            yield from (("object", token) for token in act.undergoers)
            yield from (("subject", token) for token in act.doers)


def _named(name: ActorName, sentence: Sentence, parties: PartyReader) -> Party:
    entry = name.match.entry
    country = entry.country[0] if entry.country else None
    span = sentence.cut(name.start, name.end)
    return Party(parties.entry_name(name, sentence), span, entry.id, entry.kind, country)


def _inside(sentence: Sentence, start: int, end: int) -> list[int]:
    return [i for i in sentence.covering(start, end) if i < len(sentence.tokens)]


def _runs(likely: Floats, sentence: Sentence) -> Iterator[Tokens]:
    """The runs of tokens that may stand on the side."""
    start: int | None = None
    for i in range(len(likely) + 1):
        inside = i < len(likely) and likely[i] >= RUN
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            yield sentence.tokens[start:i]
            start = None


def _as_told(run: Tokens, sentence: Sentence) -> tuple[Party, ...]:
    """A party by its own words, when a noun leads them; a weapon is nobody."""
    if not is_noun(run.root) or len(run) > LONGEST or "weapon" in classes_of(run.root.lower_):
        return ()
    span = sentence.words(run)
    return (Party(span.text, span, None, None, None),)
