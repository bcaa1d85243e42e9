"""``tocsin snapshot``: fix the record as it stands under a name that can be cited."""

from typing import Annotated

import typer

from tocsin import __version__
from tocsin.cli.filterwords import FilterWords, read_filter
from tocsin.cli.record import AsJson, By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.store.snapshots import make_snapshot


def snapshot(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name of your choice, as 2026-11.")],
    wanted: FilterWords = None,
    by: By = None,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Keep a dated manifest with the hash of each incident, and print the line to cite it by."""
    with open_record(record, find_settings(settings)).writing() as connection:
        made = make_snapshot(connection, name, person(by), now(), read_filter(wanted), __version__)
    typer.echo(made.manifest if as_json else made.citation)
