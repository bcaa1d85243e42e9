"""How sure a draft is."""

from tocsin.reading.draft import Draft


def reckon(draft: Draft) -> float:
    """A figure between 0 and 1."""
    if draft.marks.get("conditional"):
        return 0.2
    if not draft.actors and not draft.recipients and not draft.killed:
        return 0.4
    return 0.6
