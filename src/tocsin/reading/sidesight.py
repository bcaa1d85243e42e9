"""The sides of an act seen twice: by the parse and its rules, and by the encoder.

A party of the rules whose words the encoder is sure to stand elsewhere is left out; where the rules found nobody, the
words that it sees on the side are read as parties.
"""

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Span as Tokens

from tocsin.model.party import Party
from tocsin.reading.document import Sentence
from tocsin.reading.encoder import ActSight
from tocsin.reading.heads import Floats
from tocsin.reading.parties import PartyReader
from tocsin.reading.syntax import is_noun
from tocsin.reading.wordclasses import classes_of

# Below the first a party of the rules goes; a run of words comes in from the second on; its words reach the third.
# Chosen on the open dev half (docs/explanation/the-encoder.md).
KEEP = 0.02
ALONE = 0.55
RUN = 0.4
LONGEST = 8


def see_side(
    found: tuple[Party, ...],
    role: Literal["actor", "recipient"],
    sight: ActSight,
    sentence: Sentence,
    parties: PartyReader,
) -> tuple[Party, ...]:
    """The parties of one side by the rules, as far as the encoder sees them too; else those that it alone sees."""
    likely = sight.role(role)
    kept = tuple(party for party in found if _seen(party, likely, sentence) >= KEEP)
    return kept or tuple(_alone(role, likely, sentence, parties))


def _alone(role: str, likely: Floats, sentence: Sentence, parties: PartyReader) -> Iterator[Party]:
    known: set[str] = set()
    for run in _runs(likely, sentence):
        if float(likely[run.start : run.end].mean()) < ALONE:
            continue
        for party in parties.read_one(run.root, sentence, role == "recipient") or _as_told(run, sentence):
            if party.name not in known:
                known.add(party.name)
                yield party


def _seen(party: Party, likely: Floats, sentence: Sentence) -> float:
    """How likely the words of a party stand on the side; 1 for one told in another sentence."""
    start, end = party.span.start - sentence.start, party.span.end - sentence.start
    if party.span.part != sentence.part or start < 0 or end > len(sentence.text):
        return 1.0
    inside = [i for i in sentence.covering(start, end) if i < len(likely)]
    return float(likely[inside].max()) if inside else 1.0


def _runs(likely: Floats, sentence: Sentence) -> Iterator[Tokens]:
    """The runs of tokens that likely stand on the side."""
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
