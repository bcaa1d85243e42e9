"""``tocsin judge``: say whether two claims tell of one act."""

from typing import Annotated

import typer

from tocsin.cli.decided import Claim, say_changed
from tocsin.cli.record import AsJson, By, RecordFolder, SettingsFile, find_settings, now, open_record, person
from tocsin.errors import StoreError
from tocsin.intake.judging import judge as decide
from tocsin.model.judgement import VERDICTS, Verdict
from tocsin.store.judgements import acts


def judge(
    one: Claim,
    other: Claim,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, not-same or unsure.")],
    by: By = None,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Say whether two claims tell of one act; your word wins over the machine's, and incidents follow it."""
    with open_record(record, find_settings(settings)).writing() as connection:
        changed = decide(connection, one, other, _verdict(verdict), person(by), now())
        act = acts(connection, 1)[0].name
    say_changed(changed, as_json, act)


def _verdict(text: str) -> Verdict:
    for verdict in ("same", "not-same", "unsure"):
        if text == verdict:
            return verdict
    raise StoreError(f"there is no verdict {text!r}", "say " + ", ".join(VERDICTS[:3]))
