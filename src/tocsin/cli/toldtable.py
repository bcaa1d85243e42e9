"""Incidents for people with what was said of them: one row an incident, and the sentence that states it below."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.cli.evidence import mark_sentence
from tocsin.cli.incidenttable import GRADE_STYLES
from tocsin.cli.printing import console_for, print_all
from tocsin.cli.visible import visible
from tocsin.incidents.headline import headline
from tocsin.model.incident import Incident
from tocsin.model.telling import Telling
from tocsin.model.words import say_figure, say_when, say_where

COLUMNS = {"what": 37, "when": 10, "where": 20, "killed": 6, "grade": 18}
"""The columns and their widths, which fill a terminal of 100 columns."""


def print_told(told: Iterable[tuple[Incident, Telling]], stream: TextIO) -> None:
    """Print each incident with the sentence of one of its claims, the words marked that give its values."""
    coloured = console_for(stream).is_terminal
    print_all(_parts(told, coloured), stream)


def best_telling(incident: Incident, tellings: Mapping[str, Telling]) -> Telling | None:
    """The likeliest of an incident's claims, the earliest of equals; None when none is among the tellings."""
    own = [tellings[key] for key in incident.claims if key in tellings]
    return max(own, key=lambda telling: telling.claim.confidence, default=None)


def _parts(told: Iterable[tuple[Incident, Telling]], coloured: bool) -> Iterator[RenderableType]:
    yield _table(header=True)
    for incident, telling in told:
        row = _table(header=False)
        row.add_row(*_cells(incident))
        yield row
        quote = Text(f"{incident.id} ", style="dim").append_text(mark_sentence(telling.claim, coloured))
        yield Padding(quote, (0, 0, 1, 4))


def _table(header: bool) -> Table:
    table = Table(box=None, show_header=header, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
    for name, width in COLUMNS.items():
        number = name == "killed"
        table.add_column(name, width=width, justify="right" if number else "left", overflow="fold")
    return table


def _cells(incident: Incident) -> tuple[Text, ...]:
    families = len(incident.families)
    where = say_where(incident.place.place if incident.place else None)[0]
    grade = Text(incident.grade.name, style=GRADE_STYLES.get(incident.grade.name, ""))
    grade.append(f"\n{families} {'family' if families == 1 else 'families'}", style="dim")
    return (
        Text(visible(headline(incident)), style="bold"),
        Text(say_when(incident.when.when)),
        Text(visible(where)),
        Text(say_figure(incident.killed)),
        grade,
    )
