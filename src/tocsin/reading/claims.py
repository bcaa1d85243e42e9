"""From drafts to claims: the last checks, the crosswalks, the order of the text."""

from tocsin.model.claim import Claim
from tocsin.reading.draft import Draft

# An act of these types told only by a threat or promise of it is that threat or promise, not an act of its own.
MENACED = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


def make_claim(draft: Draft, confidence: float) -> Claim:
    """The claim of a finished draft."""
    sentence = draft.act.sentence
    return Claim(
        type=draft.type,
        standing=draft.standing,
        trigger=sentence.words(draft.act.trigger),
        sentence=sentence.span,
        modes=draft.modes,
        actors=draft.actors,
        recipients=draft.recipients,
        when=draft.when,
        place=draft.place,
        killed=draft.killed,
        injured=draft.injured,
        speaker=draft.speaker,
        standing_span=draft.standing_span,
        confidence=round(confidence, 3),
    )
