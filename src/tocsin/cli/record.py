"""The record that a command works on: where it lies, and who works on it."""

import datetime as dt
import getpass
import os
from pathlib import Path
from typing import Annotated

import typer

from tocsin.errors import SettingsError
from tocsin.sources.settings import Settings, read_settings
from tocsin.store.opening import Store, open_store

DEFAULT_FOLDER, DEFAULT_SETTINGS = Path("tocsin-record"), Path("tocsin.toml")
FOLDER_VARIABLE, DATABASE_VARIABLE = "TOCSIN_RECORD", "TOCSIN_DATABASE"

RecordFolder = Annotated[
    Path | None,
    typer.Option(
        "--record", metavar="FOLDER", help="Folder of the record; else $TOCSIN_RECORD, tocsin-record."
    ),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="Settings and sources; else tocsin.toml here."),
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else your login name.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def now() -> dt.datetime:
    """The time of this moment in UTC."""
    return dt.datetime.now(dt.UTC)


def find_settings(path: Path | None) -> Settings:
    """The settings of a file, of ``tocsin.toml`` here, or none. Raises SettingsError when they break their format."""
    if path is None and not DEFAULT_SETTINGS.exists():
        return Settings()
    return read_settings(path or DEFAULT_SETTINGS)


def open_record(folder: Path | None, settings: Settings, must_exist: bool = True) -> Store:
    """The record of the option, the environment or the settings, in this order.

    Raises StoreError when it cannot be opened, SettingsError when it is asked for and not there.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    place = folder or (Path(named) if named else None) or settings.record_folder or DEFAULT_FOLDER
    try:
        there = place.is_dir()
    except OSError as error:
        raise SettingsError(f"{place}: {error.strerror}", "ask whoever owns it") from error
    if must_exist and not there:
        raise SettingsError(f"{place}: there is no record here", "begin one with: tocsin ingest FILE")
    return open_store(place, os.environ.get(DATABASE_VARIABLE) or settings.database)


def person(by: str | None) -> str:
    """The name under which a person's decisions are kept. Raises SettingsError when nobody is named."""
    try:
        name = by if by is not None else getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise SettingsError("this machine does not know who you are", "say it with --by NAME") from error
    if not name.strip():
        raise SettingsError("nobody is named", "say who decides with --by NAME")
    return name.strip()
