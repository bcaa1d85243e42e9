"""``tocsin split``: take claims out of an incident."""

from typing import Annotated

import typer

from tocsin.cli.decided import IncidentId, say_changed
from tocsin.cli.record import AsJson, By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.intake.judging import split as part_incident
from tocsin.store.judgements import acts


def split(
    id: IncidentId,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Keys of the claims to take out.")],
    by: By = None,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Take claims out of an incident as an incident of their own; tocsin undo takes it back."""
    with open_record(record, find_settings(settings)).writing() as connection:
        changed = part_incident(connection, id, claims, person(by), now())
        act = acts(connection, 1)[0].name
    say_changed(changed, as_json, act)
