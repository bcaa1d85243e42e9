"""``tocsin correct``: put a person's value beside the machine's."""

import re
from typing import Annotated

import typer

from tocsin.cli.correctedvalue import read_value
from tocsin.cli.decided import say_changed
from tocsin.cli.record import AsJson, By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.intake.judging import correct as decide
from tocsin.model.correction import Correction, CorrectionSubject
from tocsin.store.judgements import next_act
from tocsin.store.machinevalues import machine_value

CLAIM = re.compile("c[0-9a-f]{16}")


def correct(
    subject: Annotated[
        str, typer.Argument(metavar="SUBJECT", help="The id of an incident or the key of a claim.")
    ],
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="type, modes, actors, recipients, when, place, killed, injured; grade of an incident; "
            "standing and accepted of a claim.",
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="A number, a day, names with commas, yes or no, unknown, or the value in JSON.",
        ),
    ],
    note: Annotated[str, typer.Option(metavar="WORDS", help="Why, in your words.")] = "",
    by: By = None,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Put your value beside the machine's, which stays in the record; tocsin undo takes yours back."""
    kind: CorrectionSubject = "claim" if CLAIM.fullmatch(subject) else "incident"
    store = open_record(record, find_settings(settings))
    said = read_value(field, value)
    with store.writing() as connection:
        machine = machine_value(connection, kind, subject, field)
        name, at = person(by), now()
        act = next_act(connection, "correct", name, at)
        changed = decide(connection, Correction(kind, subject, field, said, machine, name, at, note, act))
    say_changed(changed, as_json, act)
