"""``tocsin search``: find incidents by words, with the sentences that hold them."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from tocsin.cli.filterwords import FilterWords, read_filter
from tocsin.cli.printing import print_all
from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, open_record
from tocsin.cli.visible import visible
from tocsin.model.incident import Incident
from tocsin.model.incidentrecord import incident_to_record
from tocsin.model.words import UNKNOWN, say_figure, say_when, say_where
from tocsin.store.search import count_incidents, find_incidents
from tocsin.store.tellings import tellings_of

QUOTES = 2


def search(
    wanted: FilterWords = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Search the record by words, actor, type, standing, grade, place, days, publisher; show the sentences."""
    found = read_filter(wanted)
    store = open_record(record, find_settings(settings))
    with store.looking() as connection:
        total = count_incidents(connection, found)
        incidents = find_incidents(connection, found, limit)
        keys = [key for incident in incidents for key in incident.claims[:QUOTES]]
        quotes = {one.key: one.claim.sentence.text for one in tellings_of(connection, keys)}
    if as_json:
        rows = [
            {**incident_to_record(one), "quotes": [quotes[k] for k in one.claims[:QUOTES] if k in quotes]}
            for one in incidents
        ]
        typer.echo(json.dumps({"total": total, "incidents": rows}, ensure_ascii=False))
        return
    print_all(_found(incidents, quotes, total), sys.stdout)


def _found(incidents: list[Incident], quotes: dict[str, str], total: int) -> Iterator[RenderableType]:
    for incident in incidents:
        yield Text(visible(_headline(incident)), style="bold")
        for key in incident.claims[:QUOTES]:
            if key in quotes:
                yield Padding(Text(visible(f"“{quotes[key]}”")), (0, 0, 0, 2))
    yield Text(f"{total:,} found" if total else "no incident found")


def _headline(incident: Incident) -> str:
    who = ", ".join(party.name for party in incident.actors) or UNKNOWN
    whom = ", ".join(party.name for party in incident.recipients)
    where = say_where(incident.place.place if incident.place else None)[0]
    killed = say_figure(incident.killed)
    parts = [
        f"{incident.id} {incident.type}",
        f"{who} → {whom}" if whom else who,
        say_when(incident.when.when),
        where,
        f"{killed} killed" if killed else "",
        incident.grade.name,
    ]
    return " · ".join(part for part in parts if part)
