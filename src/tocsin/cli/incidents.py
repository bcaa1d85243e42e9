"""``tocsin incidents``: list and filter what the record holds."""

import sys
from typing import Annotated

import typer

from tocsin.cli.filterwords import FilterWords, read_filter
from tocsin.cli.incidentrows import write_incident_rows
from tocsin.cli.incidenttable import print_incidents
from tocsin.cli.output import Format, open_output
from tocsin.cli.record import RecordFolder, SettingsFile, find_settings, open_record
from tocsin.model.incidentrecord import incident_to_record
from tocsin.model.record import dump_line
from tocsin.store.search import Order, count_incidents, each_incident, find_incidents

FEW = 50


def incidents(
    wanted: FilterWords = None,
    form: Annotated[
        Format, typer.Option("--format", help="Table for people, JSONL or CSV for programs.")
    ] = "table",
    limit: Annotated[
        int | None, typer.Option(min=1, help="How many to show; else 50 in a table and all in JSONL and CSV.")
    ] = None,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
    order: Annotated[Order, typer.Option(help="What comes first.")] = "newest",
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """List the incidents of the record that a filter finds."""
    found = read_filter(wanted)
    store = open_record(record, find_settings(settings))
    with store.looking() as connection, open_output(None, form) as stream:
        few = limit or (FEW if form == "table" else None)
        if few or offset or order != "newest":
            chosen = iter(find_incidents(connection, found, few or sys.maxsize, offset, order))
        else:
            chosen = each_incident(connection, found)
        if form == "jsonl":
            for incident in chosen:
                stream.write(dump_line(incident_to_record(incident)) + "\n")
        elif form == "csv":
            write_incident_rows(chosen, stream)
        else:
            shown = list(chosen)
            total = count_incidents(connection, found)
            if shown:
                print_incidents(shown, stream)
            typer.echo(_closing(len(shown), total, offset), file=stream)


def _closing(shown: int, total: int, offset: int) -> str:
    if not total:
        return "no incident found"
    counted = f"{total:,} incident{'' if total == 1 else 's'}"
    if shown == total:
        return counted
    if not shown:
        return f"none from {offset + 1:,} on: there {'is' if total == 1 else 'are'} {counted}"
    return f"{offset + 1:,} to {offset + shown:,} of {total:,} incidents; see --limit and --offset"
