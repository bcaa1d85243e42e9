"""``tocsin report``: one page with map, timeline, incidents and method that opens from disk with no server."""

from functools import partial
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from tocsin import __version__
from tocsin.cli.filterwords import FilterWords, read_filter
from tocsin.cli.record import By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.errors import ExportError, SettingsError
from tocsin.exports.bundle import Bundle
from tocsin.exports.portable import portable_report
from tocsin.exports.reportassets import load_report_assets
from tocsin.intake.exporting import export as export_all
from tocsin.store.exported import Exported
from tocsin.store.filters import Filter, filter_parameters

MOST = 5_000
"""So many incidents at most: a browser draws and searches them at ease."""


def report(
    wanted: FilterWords = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write; it must not be there yet.")
    ] = None,
    title: Annotated[str, typer.Option("--title", help="What the report is called.")] = "Incidents",
    redact: Annotated[
        bool, typer.Option("--redact/--no-redact", help="Hide the names of private persons, or leave them.")
    ] = True,
    by: By = None,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Write one HTML file with map, timeline, incidents with their quotes, and method: to hand on, to keep, to print.

    It opens from disk in any browser, asks nothing of any network, and can be read without script. The custody log
    notes each report by its hash.
    """
    if out is None:
        raise SettingsError("a report needs a file", "give --out FILE")
    if out.exists():
        raise SettingsError(f"{out} is there already", "give another name, or move it away")
    found, store = read_filter(wanted), open_record(record, find_settings(settings))
    pack = partial(_pack, found, out.name, title, redact)
    made = export_all(store, found, pack, person(by), now(), MOST)
    try:
        with out.open("xb") as stream:
            stream.write(made.content)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror}") from error
    count = "1 incident" if made.incidents == 1 else f"{made.incidents:,} incidents"
    typer.echo(f"{out}: {count}, {len(made.content):,} bytes\nmanifest {made.manifest}\nsha256 {made.sha256}")


def _pack(wanted: Filter, name: str, title: str, redacted: bool, chosen: Exported) -> tuple[str, bytes]:
    given = filter_parameters(wanted)
    bundle = Bundle(
        chosen.incidents, chosen.tellings, chosen.articles, now(), __version__, given, chosen.manifest
    )
    assets = load_report_assets(resources.files("tocsin.desk") / "assets")
    page = portable_report(bundle, assets, title, redacted=redacted)
    return name, page.encode("utf-8", "replace")
