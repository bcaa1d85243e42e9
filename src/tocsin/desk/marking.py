"""Words of an article with the values they give marked: all of it escaped, whatever a report holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from tocsin.model.claim import Claim
from tocsin.model.marks import marks_elsewhere, marks_of
from tocsin.model.span import Part, Span
from tocsin.model.telling import Telling

# Marks that turn the direction of text would change the page around it; their place is kept by a visible sign.
TURNING = {ord(sign): "\ufffd" for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"}


@dataclass(frozen=True, slots=True)
class Marked:
    """Words from ``start`` to ``end`` that give a value, with its field's name ("actor")."""

    start: int
    end: int
    field: str


def mark_sentence(claim: Claim) -> Markup:
    """The sentence that states a claim, with the words of its values marked."""
    sentence = claim.sentence
    inside = [
        Marked(mark.span.start, mark.span.end, mark.labels[0].split()[0])
        for mark in marks_of(claim)
        if sentence.covers(mark.span)
    ]
    return _marked(sentence.text, sentence.start, inside, {})


def say_elsewhere(claim: Claim) -> str:
    """The words of a claim's values that stand in other sentences: ``time “on Monday”; actor “the army” (title)``."""
    return "; ".join(
        f"{', '.join(mark.labels)} “{mark.span.text}”{' (title)' if mark.span.part == 'title' else ''}"
        for mark in marks_elsewhere(claim)
    )


def mark_part(text: str, part: Part, tellings: Iterable[Telling]) -> Markup:
    """One part of an article with the words of all its claims marked; each claim's act is the target of its key."""
    marks: list[Marked] = []
    targets: dict[int, list[str]] = {}
    for telling in tellings:
        trigger: Span = telling.claim.trigger
        if trigger.part == part:
            targets.setdefault(trigger.start, []).append(telling.key)
        marks += [
            Marked(mark.span.start, mark.span.end, mark.labels[0].split()[0])
            for mark in marks_of(telling.claim)
            if mark.span.part == part
        ]
    return _marked(text, 0, marks, targets)


def _marked(text: str, first: int, marks: list[Marked], targets: dict[int, list[str]]) -> Markup:
    """Cut at every edge of a mark; where marks lie over one another the shortest shows."""
    last = first + len(text)
    edges = {first, last, *targets} | {edge for mark in marks for edge in (mark.start, mark.end)}
    cuts = sorted(edge for edge in edges if first <= edge <= last)
    pieces: list[Markup] = []
    for start, end in zip(cuts, [*cuts[1:], last], strict=True):
        pieces += [Markup('<span id="{}"></span>').format(key) for key in targets.get(start, ())]
        words = escape(text[start - first : end - first].translate(TURNING))
        over = [mark for mark in marks if mark.start <= start and end <= mark.end and start < end]
        if over:
            field = min(over, key=lambda mark: (mark.end - mark.start, mark.field)).field
            words = Markup('<mark class="f-{}">{}</mark>').format(field, words)
        pieces.append(words)
    return Markup("").join(pieces)
