"""Incidents as a table for people: one row an incident, the newest first."""

from collections.abc import Iterable
from typing import TextIO

from rich.table import Table
from rich.text import Text

from tocsin.cli.printing import print_all
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
COLUMNS = ("incident", "act", "who", "when", "where", "killed", "injured", "grade")
NUMBERS = frozenset({"killed", "injured"})


def print_incidents(incidents: Iterable[Incident], stream: TextIO) -> None:
    """Print the table; what is not known is called unknown."""
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
    for column in COLUMNS:
        fixed = column == "incident"
        table.add_column(
            column,
            justify="right" if column in NUMBERS else "left",
            no_wrap=fixed,
            overflow="fold",
        )
    for incident in incidents:
        table.add_row(*_cells(incident))
    print_all([table], stream)


def _cells(incident: Incident) -> tuple[Text, ...]:
    act = Text(incident.type)
    if incident.modes:
        act.append("\n" + ", ".join(mode.name for mode in incident.modes[:3]), style="dim")
    where, precision = say_where(incident.place.place if incident.place else None)
    place = _value(where)
    if precision:
        place.append(f"\n{precision}", style="dim")
    return (
        Text(incident.id, style="dim"),
        act,
        _who(incident),
        _value(say_when(incident.when.when)),
        place,
        Text(say_figure(incident.killed)),
        Text(say_figure(incident.injured)),
        _grade(incident),
    )


def _who(incident: Incident) -> Text:
    text = _value(_names(incident.actors))
    if incident.recipients:
        text.append("\n→ ", style="dim").append(_value(_names(incident.recipients)))
    return text


def _grade(incident: Incident) -> Text:
    text = Text(incident.grade.name, style=GRADE_STYLES.get(incident.grade.name, ""))
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
