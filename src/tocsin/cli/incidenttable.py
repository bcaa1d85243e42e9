"""Incidents as a table for people: one row an incident, the newest first."""

from collections.abc import Iterable
from typing import TextIO

from rich.table import Table
from rich.text import Text

from tocsin.cli.printing import console_for, print_all
from tocsin.cli.table import STANDING_STYLES
from tocsin.cli.visible import visible
from tocsin.model.incident import Incident, PartyTally
from tocsin.model.words import UNKNOWN, say_figure, say_when, say_where

GRADE_STYLES = {
    "confirmed-by-actor": "bold green",
    "corroborated": "green",
    "single-source": "yellow",
    "claimed-only": "yellow",
    "contested": "magenta",
    "denied": "bold white on red",
    "threatened": "bold red",
}
COLUMNS = ("incident", "act", "who", "when", "where", "killed\ninjured", "grade")
WHOLE = frozenset({"incident", "act", "when", "grade"})
"""Columns in which no word is broken, however narrow the terminal."""
WIDEST = {"act": 15, "where": 18}
ROOMY = 100


def print_incidents(incidents: Iterable[Incident], stream: TextIO) -> None:
    """Print the table; what is not known is called unknown. On narrow terminals modes are left out."""
    roomy = console_for(stream).width >= ROOMY
    table = Table(
        box=None,
        header_style="dim",
        pad_edge=False,
        padding=(0, 2 if roomy else 1, 0, 0),
    )
    for column in COLUMNS:
        table.add_column(
            column,
            justify="right" if column.startswith("killed") else "left",
            no_wrap=column in WHOLE,
            overflow="fold",
            max_width=WIDEST.get(column),
        )
    for incident in incidents:
        table.add_row(*_cells(incident, roomy))
    print_all([table], stream)


def _cells(incident: Incident, roomy: bool) -> tuple[Text, ...]:
    act = Text(incident.type)
    if incident.modes and roomy:
        act.append("".join(f"\n{mode.name}" for mode in incident.modes[:3]), style="dim")
    where, precision = say_where(incident.place.place if incident.place else None)
    place = _value(where)
    if precision:
        place.append(f"\n{precision}", style="dim")
    return (
        Text(incident.id, style="dim"),
        act,
        _who(incident),
        _when(incident),
        place,
        Text(f"{say_figure(incident.killed)}\n{say_figure(incident.injured)}".rstrip()),
        _grade(incident),
    )


def _when(incident: Incident) -> Text:
    first, _, last = say_when(incident.when.when).partition(" to ")
    return _value(first).append(f"\nto {last}" if last else "")


def _who(incident: Incident) -> Text:
    text = _value(_names(incident.actors))
    if incident.recipients:
        text.append("\n→ ", style="dim").append(_value(_names(incident.recipients)))
    return text


def _grade(incident: Incident) -> Text:
    name = incident.grade.name.replace("-by-", "-\nby-")
    text = Text(name, style=GRADE_STYLES.get(incident.grade.name, ""))
    families = len(incident.families)
    text.append(f"\n{families} {'family' if families == 1 else 'families'}", style="dim")
    leading = incident.standings[0].standing if incident.standings else None
    if leading and leading != "reported":
        text.append(f"\n{leading}", style=STANDING_STYLES[leading])
    return text


def _names(parties: tuple[PartyTally, ...]) -> str:
    return ", ".join(party.name for party in parties) or UNKNOWN


def _value(value: str) -> Text:
    return Text(visible(value), style="dim" if value == UNKNOWN else "")
