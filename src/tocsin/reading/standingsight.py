"""The standing of an act seen twice: by the words above and beside it, and by the encoder."""

from tocsin.reading.confidence import load_judgement
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.heads import STANDINGS

# A standing is no less likely than this to the encoder (a log-probability), so that it never overrules without end.
FLOOR = -6.0
# The rules read these from clear words of their own; the encoder has seen too few to know better.
CLEAR = frozenset({"denied", "negated", "threatened"})


def see_standing(draft: Draft, sight: ActSight) -> None:
    """Give the draft the standing for which rules and encoder together speak most, unless clear words settle it."""
    if draft.standing in CLEAR:
        return
    trust = load_judgement().sight["ahead" if draft.standing == "called-for" else "standing"]
    best = max(
        STANDINGS, key=lambda name: max(sight.standing(name), FLOOR) + trust * (name == draft.standing)
    )
    if best != draft.standing:
        draft.standing, draft.standing_span = best, None
