"""Where the words of a claim's values stand."""

from dataclasses import dataclass

from tocsin.model.claim import Claim
from tocsin.model.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words and the values they give (``actor``, ``actor, speaker``)."""

    span: Span
    labels: tuple[str, ...]


def marks_of(claim: Claim) -> list[Mark]:
    """The marks of a claim in the order of the text, longer ones first; equal words share one mark."""
    found: dict[Span, list[str]] = {}
    labelled: list[tuple[str, Span | None]] = [
        *(("actor", party.span) for party in claim.actors),
        *(("recipient", party.span) for party in claim.recipients),
        ("act", claim.trigger),
        *((f"mode {mode.name}", mode.span) for mode in claim.modes),
        ("time", claim.when.span),
        ("place", claim.place.span if claim.place else None),
        ("killed", claim.killed.span if claim.killed else None),
        ("injured", claim.injured.span if claim.injured else None),
        ("speaker", claim.speaker),
        ("standing", claim.standing_span),
    ]
    for label, span in labelled:
        if span is not None and span.text and label not in found.setdefault(span, []):
            found[span].append(label)
    marks = [Mark(span, tuple(labels)) for span, labels in found.items()]
    return sorted(marks, key=lambda mark: (mark.span.part != "title", mark.span.start, -mark.span.end))


def marks_elsewhere(claim: Claim) -> list[Mark]:
    """The marks whose words stand in another sentence or in the title."""
    return [mark for mark in marks_of(claim) if not claim.sentence.covers(mark.span)]
