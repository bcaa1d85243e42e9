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
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words that give a value outside the sentence of its claim, and the field their link leads to."""

    labels: str
    words: str
    field: str
    title: bool


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


def list_elsewhere(claim: Claim) -> list[Elsewhere]:
    """The words of a claim's values that stand in other sentences, each with what its link needs."""
    return [
        Elsewhere(
            ", ".join(mark.labels), mark.span.text, mark.labels[0].split()[0], mark.span.part == "title"
        )
        for mark in marks_elsewhere(claim)
    ]


def mark_part(text: str, part: Part, tellings: Iterable[Telling], chosen: str = "") -> Markup:
    """One part of an article with the words of all its claims marked; each claim's act is the target of its key.

    The words of the claim ``chosen`` stand out, and each of its fields is a target of its own (``words-killed``).
    """
    marks: list[Marked] = []
    targets: dict[int, list[str]] = {}
    for telling in tellings:
        trigger: Span = telling.claim.trigger
        if trigger.part == part:
            targets.setdefault(trigger.start, []).append(telling.key)
        asked = telling.key == chosen
        for mark in marks_of(telling.claim):
            if mark.span.part != part:
                continue
            marks.append(Marked(mark.span.start, mark.span.end, mark.labels[0].split()[0], asked))
            if asked:
                targets.setdefault(mark.span.start, []).extend(_anchors(mark.labels, targets))
    return _marked(text, 0, marks, targets)


def _anchors(labels: tuple[str, ...], targets: dict[int, list[str]]) -> list[str]:
    """The targets of these fields, but for those that stand already: the first words of a field are its target."""
    standing = {id for ids in targets.values() for id in ids}
    names = dict.fromkeys(f"words-{label.split()[0]}" for label in labels)
    return [name for name in names if name not in standing]


def _marked(text: str, first: int, marks: list[Marked], targets: dict[int, list[str]]) -> Markup:
    """Cut at every edge of a mark; where marks lie over one another the chosen, then the shortest shows."""
    last = first + len(text)
    edges = {first, last, *targets} | {edge for mark in marks for edge in (mark.start, mark.end)}
    cuts = sorted(edge for edge in edges if first <= edge <= last)
    pieces: list[Markup] = []
    for start, end in zip(cuts, [*cuts[1:], last], strict=True):
        pieces += [Markup('<span class="at" id="{}"></span>').format(key) for key in targets.get(start, ())]
        words = escape(text[start - first : end - first].translate(TURNING))
        over = [mark for mark in marks if mark.start <= start and end <= mark.end and start < end]
        if over:
            top = min(over, key=lambda mark: (not mark.chosen, mark.end - mark.start, mark.field))
            asked = " chosen" if top.chosen else ""
            words = Markup('<mark class="f-{}{}">{}</mark>').format(top.field, asked, words)
        pieces.append(words)
    return Markup("").join(pieces)
