"""``tocsin merge``: make one incident of several."""

from typing import Annotated

import typer

from tocsin.cli.decided import say_changed
from tocsin.cli.record import AsJson, By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.intake.judging import merge as join_incidents
from tocsin.store.judgements import acts


def merge(
    ids: Annotated[list[str], typer.Argument(metavar="INCIDENT...", help="Two or more ids of incidents.")],
    by: By = None,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Say that incidents are one; the record keeps who said so, and tocsin undo takes it back."""
    with open_record(record, find_settings(settings)).writing() as connection:
        changed = join_incidents(connection, ids, person(by), now())
        act = acts(connection, 1)[0].name
    say_changed(changed, as_json, act)
