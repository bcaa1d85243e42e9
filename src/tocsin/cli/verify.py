"""``tocsin verify``: work out every hash of the record anew."""

import json
from dataclasses import asdict

import typer

from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, open_record
from tocsin.cli.visible import visible
from tocsin.store.verify import verify as find_faults

CHANGED = 1


def verify(as_json: AsJson = False, record: RecordFolder = None, settings: SettingsFile = None) -> None:
    """Check evidence, articles, readings, judgements, revisions and the custody log against their hashes.

    Exit status: 0 all is as it was kept, 1 something was changed, which is then named.
    """
    faults = find_faults(open_record(record, find_settings(settings)))
    if as_json:
        typer.echo(json.dumps({"faults": [asdict(fault) for fault in faults]}, ensure_ascii=False))
    else:
        for fault in faults:
            typer.echo(visible(f"{fault.table} {fault.key}: {fault.words}"))
        count = "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
        typer.echo(f"{count} found" if faults else "all is as it was kept")
    raise typer.Exit(CHANGED if faults else 0)
