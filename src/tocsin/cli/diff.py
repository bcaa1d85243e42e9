"""``tocsin diff``: what changed between two snapshots or times, or between two readers."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, open_record
from tocsin.cli.visible import visible
from tocsin.store.diff import diff as find_changes
from tocsin.store.readingdiff import diff_readings


def diff(
    one: Annotated[
        str,
        typer.Argument(
            metavar="ONE",
            help="A snapshot, a day or time, or a reader: its name, version or hash.",
        ),
    ],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The same, later.")],
    readers: Annotated[
        bool,
        typer.Option("--readers", help="Compare what two readers read in the same articles."),
    ] = False,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Show which incidents are new, gone or changed, field by field."""
    store = open_record(record, find_settings(settings))
    with store.looking() as connection:
        changes = list((diff_readings if readers else find_changes)(connection, one, other))
    if as_json:
        typer.echo(
            json.dumps({"changes": [asdict(change) for change in changes]}, ensure_ascii=False, default=str)
        )
        return
    for change in changes:
        of_article = f" of {change.article}" if change.article else ""
        typer.echo(visible(f"{change.kind} {change.subject}{of_article}"))
        for field, (before, after) in change.fields.items():
            typer.echo(visible(f"  {field}: {_say(before)} -> {_say(after)}"))
    count = "1 change" if len(changes) == 1 else f"{len(changes):,} changes"
    typer.echo(count if changes else "nothing changed")


def _say(value: object) -> str:
    return (
        "unknown"
        if value is None
        else json.dumps(value, ensure_ascii=False)
        if not isinstance(value, str)
        else value
    )
