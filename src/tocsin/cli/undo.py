"""``tocsin undo``: take back a decision."""

from typing import Annotated

import typer

from tocsin.cli.decided import say_changed
from tocsin.cli.record import AsJson, By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.intake.judging import undo as take_back


def undo(
    act: Annotated[str, typer.Argument(metavar="ACT", help="The name of the act, as tocsin show prints it.")],
    by: By = None,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Take back a merge, a split, a judgement or a correction by one more judgement; nothing is deleted."""
    with open_record(record, find_settings(settings)).writing() as connection:
        changed = take_back(connection, act, person(by), now())
    say_changed(changed, as_json)
