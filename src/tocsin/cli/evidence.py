"""The sentence that states a claim, with the words marked that give its values."""

from rich.text import Text

from tocsin.cli.visible import visible
from tocsin.model.claim import Claim
from tocsin.model.marks import Mark, marks_of
from tocsin.model.span import Span

STYLES = {
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "act": "bold yellow",
    "mode": "yellow",
    "time": "green",
    "place": "blue",
    "killed": "bold red",
    "injured": "red",
    "speaker": "italic",
    "standing": "underline",
}


def mark_sentence(claim: Claim, coloured: bool) -> Text:
    """The evidence sentence: in colours, or as plain text with ``[brackets]{label}``."""
    inside = [mark for mark in marks_of(claim) if claim.sentence.covers(mark.span)]
    if not coloured:
        return Text(visible(_bracketed(claim.sentence, inside)))
    text = Text(claim.sentence.text)
    for mark in inside:
        for label in mark.labels:
            start = mark.span.start - claim.sentence.start
            text.stylize(STYLES[label.split()[0]], start, start + len(mark.span.text))
    return _tamed(text)


def _tamed(text: Text) -> Text:
    """The styled text with every character that would steer the terminal replaced one by one, so that styles stay."""
    tamed = Text("".join(visible(char) if not char.isspace() else " " for char in text.plain))
    tamed.spans = text.spans
    return tamed


def _bracketed(sentence: Span, marks: list[Mark]) -> str:
    """The sentence with brackets around its marks; one that crosses another is left out, for brackets only nest."""
    pieces: list[str] = []
    open_marks: list[Mark] = []
    position = sentence.start

    def move(to: int) -> None:
        nonlocal position
        pieces.append(sentence.text[position - sentence.start : to - sentence.start])
        position = to

    def close_before(start: int) -> None:
        while open_marks and open_marks[-1].span.end <= start:
            mark = open_marks.pop()
            move(mark.span.end)
            pieces.append("]{" + ", ".join(mark.labels) + "}")

    for mark in marks:
        close_before(mark.span.start)
        if open_marks and not open_marks[-1].span.covers(mark.span):
            continue
        move(mark.span.start)
        pieces.append("[")
        open_marks.append(mark)
    close_before(sentence.end)
    move(sentence.end)
    return "".join(pieces)
