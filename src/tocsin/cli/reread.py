"""``tocsin reread``: read again what an older or another reader read."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from tocsin.cli.complaint import complain, remark
from tocsin.cli.ingested import Tally
from tocsin.cli.progress import build_bar, count_bar
from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, now, open_record
from tocsin.cli.stopping import STOPPED, stoppable
from tocsin.errors import TocsinError
from tocsin.intake.batch import ReaderParts
from tocsin.intake.rereading import reread as read_again
from tocsin.intake.rereading import unread_by
from tocsin.knowledge.gazetteer import open_gazetteer
from tocsin.sources.note import Note

SOME_FAILED = 1


def reread(
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read side by side.")] = 1,
    rules_alone: Annotated[
        bool, typer.Option("--rules-alone", help="Read without the trained encoder: faster, less well.")
    ] = False,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Read all articles of the record that this version of Tocsin has not read; older readings stay.

    See what changed with tocsin diff --readers. Exit status: 0 all read, 1 some failed, 130 stopped.
    """
    store = open_record(record, find_settings(settings))
    with build_bar() as tell:
        open_gazetteer(None, tell).close()
    parts, tally = ReaderParts(rules_alone=rules_alone), Tally()
    ids = unread_by(store, parts)
    with count_bar(watched=False) as tick, stoppable() as stopped:
        for outcome in read_again(store, ids, parts, now, jobs):
            tally.add(outcome)
            if isinstance(outcome, TocsinError):
                complain(outcome)
            tick()
            if stopped.is_set():
                break
    typer.echo(_say(tally, as_json))
    if stopped.is_set():
        remark(Note("stopped; run it again to go on"))
        raise typer.Exit(STOPPED)
    raise typer.Exit(SOME_FAILED if tally.failed else 0)


def _say(tally: Tally, as_json: bool) -> str:
    if as_json:
        return json.dumps(asdict(tally))
    if not tally.arrived and not tally.failed:
        return "this reader has read every article already"
    failed = f" ({tally.failed:,} failed)" if tally.failed else ""
    return (
        f"{tally.read:,} articles read again{failed}, {tally.claims:,} claims read, "
        f"{tally.incidents_changed:,} times an incident began or changed"
    )
