"""Readings as a table for people: one heading an article, one row a claim."""

import shutil
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.cli.evidence import STYLES, mark_sentence
from tocsin.cli.visible import visible
from tocsin.intake.batch import Read
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.marks import Mark, marks_elsewhere
from tocsin.model.words import UNKNOWN, say_number, say_parties, say_when, say_where

WIDTH, NARROWEST = 100, 60
STANDING_STYLES = {
    "reported": "bold green",
    "claimed": "bold yellow",
    "alleged": "bold magenta",
    "denied": "bold white on red",
    "threatened": "bold red",
    "called-for": "bold cyan",
    "negated": "dim",
}
COLUMNS = ("standing", "act", "who", "when", "where", "killed", "injured")
WIDTHS = {"standing": 10, "act": 15, "when": 10, "where": 18, "killed": 7, "injured": 7}


class TableWriter:
    """Prints each reading at once; ``explain`` adds the evidence under each claim."""

    def __init__(self, stream: TextIO, explain: bool = False) -> None:
        self._stream = stream
        self._console = Console(file=stream, highlight=False, emoji=False, markup=False, soft_wrap=False)
        terminal = shutil.get_terminal_size((WIDTH, 24)).columns if self._console.is_terminal else WIDTH
        self._console.width = max(NARROWEST, min(WIDTH, terminal))
        self._coloured = self._console.is_terminal and not self._console.no_color
        self._explain = explain
        self._legend_due = explain and self._coloured

    def write(self, read: Read) -> None:
        """The heading and the rows of one article."""
        parts: list[RenderableType] = [_legend()] if self._legend_due else []
        self._legend_due = False
        parts.append(_heading(read.article))
        parts += [Text(visible(note), style="italic") for note in read.reading.notes]
        if read.reading.claims:
            parts.append(self._rows(read.reading.claims))
        elif not read.reading.notes:
            parts.append(Text("no claim found", style="dim"))
        self._print(Group(*parts, ""))

    def _print(self, shown: RenderableType) -> None:
        with self._console.capture() as capture:
            self._console.print(shown)
        printed = capture.get()
        if not self._coloured:
            printed = "".join(line.rstrip() + "\n" for line in printed.splitlines())
        self._stream.write(printed)
        self._stream.flush()

    def _rows(self, claims: tuple[Claim, ...]) -> RenderableType:
        if not self._explain:
            table = self._table(header=True)
            for claim in claims:
                table.add_row(*_cells(claim))
            return table
        parts: list[RenderableType] = [self._table(header=True)]
        for claim in claims:
            row = self._table(header=False)
            row.add_row(*_cells(claim))
            parts += [row, Padding(self._evidence(claim), (0, 0, 1, 4))]
        return Group(*parts)

    def _evidence(self, claim: Claim) -> Group:
        lines = [mark_sentence(claim, self._coloured)]
        elsewhere = "; ".join(_quote(mark) for mark in marks_elsewhere(claim))
        if elsewhere:
            lines.append(Text(f"from elsewhere: {elsewhere}", style="dim"))
        return Group(*lines)

    def _table(self, header: bool) -> Table:
        table = Table(box=None, show_header=header, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
        who = self._console.width - sum(WIDTHS.values()) - 2 * (len(COLUMNS) - 1)
        for column in COLUMNS:
            number = column in ("killed", "injured")
            table.add_column(
                column,
                width=WIDTHS.get(column, max(12, who)),
                justify="right" if number else "left",
                overflow="fold",
            )
        return table


def _heading(article: Article) -> Text:
    text = Text(visible(article.title or article.id), style="bold")
    facts = [
        article.date.isoformat() if article.date else "date unknown",
        article.publisher,
        article.id if article.title else None,
    ]
    text.append("\n" + " · ".join(visible(fact) for fact in facts if fact), style="not bold dim")
    return text


def _cells(claim: Claim) -> tuple[Text, ...]:
    standing = Text(claim.standing, style=STANDING_STYLES[claim.standing])
    act = Text(claim.type)
    if claim.modes:
        act.append("\n" + ", ".join(mode.name for mode in claim.modes), style="dim")
    where, precision = say_where(claim.place)
    place = _value(where)
    if precision:
        place.append(f"\n{precision}", style="dim")
    return (
        standing,
        act,
        _who(claim),
        _value(say_when(claim.when)),
        place,
        Text(say_number(claim.killed), style=STYLES["killed"]),
        Text(say_number(claim.injured), style=STYLES["injured"]),
    )


def _who(claim: Claim) -> Text:
    text = _value(say_parties(claim.actors))
    if claim.recipients:
        text.append("\n→ ", style="dim").append(_value(say_parties(claim.recipients)))
    if claim.speaker:
        text.append(f"\nsays {visible(claim.speaker.text)}", style="dim italic")
    return text


def _value(value: str) -> Text:
    return Text(visible(value), style="dim" if value == UNKNOWN else "")


def _quote(mark: Mark) -> str:
    title = " (title)" if mark.span.part == "title" else ""
    return f"{', '.join(mark.labels)} “{visible(mark.span.text)}”{title}"


def _legend() -> Text:
    legend = Text("Marked words: ")
    for label, style in STYLES.items():
        legend.append(label, style=style).append(" ")
    return legend
