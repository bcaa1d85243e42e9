"""``tocsin show``: one incident with all that carries it."""

import json
import sys
from typing import Annotated

import typer

from tocsin.cli.decided import IncidentId
from tocsin.cli.dossiertext import print_dossier
from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, open_record
from tocsin.store.dossier import dossier_as_of, dossier_to_record, open_dossier
from tocsin.store.filters import parse_filter


def show(
    id: IncidentId,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="TIME", help="As it stood then: 2026-11-24, with or without time."),
    ] = None,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Show an incident: its values, who states each, the claims side by side with their words, why they were joined,
    and how it changed."""
    store = open_record(record, find_settings(settings))
    with store.looking() as connection:
        then = parse_filter({"as_of": as_of or ""}).as_of
        dossier = dossier_as_of(connection, id, then) if then else open_dossier(connection, id)
    if as_json:
        typer.echo(json.dumps(dossier_to_record(dossier), ensure_ascii=False, indent=2))
    else:
        print_dossier(dossier, sys.stdout)
