"""``tocsin export``: incidents and what they rest on, in the format of another tool; or their evidence."""

import hashlib
import io
from pathlib import Path
from typing import Annotated

import typer

from tocsin import __version__
from tocsin.cli.filterwords import FilterWords, read_filter
from tocsin.cli.record import By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.errors import ExportError, SettingsError
from tocsin.exports.bundle import Bundle
from tocsin.exports.register import ABOUT, FORMATS
from tocsin.intake.exporting import export as export_all
from tocsin.intake.exporting import log_export
from tocsin.intake.warcexport import write_warc
from tocsin.store.exported import Exported
from tocsin.store.filters import Filter, filter_parameters
from tocsin.store.opening import Store

WARC = "warc"


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=", ".join([*FORMATS, WARC]) + ".")],
    wanted: FilterWords = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write; it must not be there yet.")
    ] = None,
    redact: Annotated[
        bool, typer.Option("--redact/--no-redact", help="Hide the names of private persons, or leave them.")
    ] = True,
    by: By = None,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Write incidents, their claims and their sources to a file of another tool's format.

    Each file tells, or has beside it in FILE.about.json, the version, the filter, the time and the hash of the choice.
    FORMAT warc writes the evidence itself, of all articles where no filter is given. The custody log notes each export.
    """
    if form not in FORMATS and form != WARC:
        raise ExportError(f"there is no export format {form}", "use one of " + ", ".join([*FORMATS, WARC]))
    if out is None:
        raise SettingsError("an export needs a file", "give --out FILE")
    if out.exists():
        raise SettingsError(f"{out} is there already", "give another name, or move it away")
    found, store = read_filter(wanted), open_record(record, find_settings(settings))
    said = _warc(store, found, out, by) if form == WARC else _file(store, form, found, out, redact, by)
    typer.echo(said)


def _file(store: Store, form: str, wanted: Filter, out: Path, redact: bool, by: str | None) -> str:
    shape, at = FORMATS[form], now()
    beside: list[bytes] = []

    def pack(chosen: Exported) -> tuple[str, bytes]:
        given = filter_parameters(wanted)
        bundle = Bundle(
            chosen.incidents, chosen.tellings, chosen.articles, at, __version__, given, chosen.manifest
        )
        stream = io.BytesIO()
        shape.write(bundle, stream, redact)
        if not shape.tells_about:
            beside.append(shape.about_file(bundle))
        return out.name, stream.getvalue()

    made = export_all(store, wanted, pack, person(by), at)
    _write(out, made.content)
    for about in beside:
        _write(out.with_name(out.name + ABOUT), about)
    count = "1 incident" if made.incidents == 1 else f"{made.incidents:,} incidents"
    return f"{out}: {count}, {len(made.content):,} bytes\nmanifest {made.manifest}\nsha256 {made.sha256}"


def _warc(store: Store, wanted: Filter, out: Path, by: str | None) -> str:
    at, part = now(), out.with_name(out.name + ".part")
    try:
        with part.open("xb") as stream:
            count = write_warc(store, wanted, stream, __version__, at)
        with part.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        log_export(store, out.name, sha256, person(by), at)
        part.rename(out)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return f"{out}: {count:,} records, {out.stat().st_size:,} bytes\nsha256 {sha256}"


def _write(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as stream:
            stream.write(content)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}") from error
