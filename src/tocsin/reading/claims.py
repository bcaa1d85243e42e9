"""From drafts to claims: the crosswalks are added, the figures rounded."""

from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.ontology.crosswalks import acled_type, cameo_root
from tocsin.ontology.types import quad_of
from tocsin.reading.draft import Draft


def make_claim(draft: Draft) -> Claim:
    """The claim of a finished draft."""
    sentence = draft.act.sentence
    modes = tuple(mode.name for mode in draft.modes)
    acled = acled_type(draft.type, modes, _kinds(draft.actors), _kinds(draft.recipients))
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
        confidence=round(draft.confidence, 3),
        acled=": ".join(acled) if acled else None,
        cameo=cameo_root(draft.type, modes),
        quad=quad_of(draft.type),
    )


def _kinds(parties: tuple[Party, ...]) -> tuple[str | None, ...]:
    return tuple(party.kind for party in parties)
