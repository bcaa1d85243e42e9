"""From drafts to claims: the crosswalks are added, the figures rounded."""

from functools import lru_cache

from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.ontology.crosswalks import acled_type, cameo_root
from tocsin.ontology.types import quad_of
from tocsin.reading.draft import Draft

# So many sorts of act keep at hand what other schemes call them.
AT_HAND = 1024

Kinds = tuple[str | None, ...]


def make_claim(draft: Draft) -> Claim:
    """The claim of a finished draft."""
    sentence = draft.act.sentence
    modes = tuple([mode.name for mode in draft.modes])
    acled, cameo = _crossed(draft.type, modes, _kinds(draft.actors), _kinds(draft.recipients))
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
        acled=acled,
        cameo=cameo,
        quad=quad_of(draft.type),
    )


@lru_cache(AT_HAND)
def _crossed(
    type: str, modes: tuple[str, ...], actors: Kinds, recipients: Kinds
) -> tuple[str | None, str | None]:
    """What ACLED and CAMEO call an act."""
    acled = acled_type(type, modes, actors, recipients)
    return ": ".join(acled) if acled else None, cameo_root(type, modes)


def _kinds(parties: tuple[Party, ...]) -> Kinds:
    return tuple([party.kind for party in parties])
