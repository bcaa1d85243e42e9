"""``tocsin ingest``: reports into the record, once."""

from typing import Annotated

import typer

from tocsin.cli.complaint import complain, remark
from tocsin.cli.fetchers import fetchers
from tocsin.cli.ingested import Tally, say_tally
from tocsin.cli.progress import build_bar, count_bar
from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, now, open_record
from tocsin.cli.stopping import STOPPED, stoppable
from tocsin.errors import TocsinError
from tocsin.intake.batch import ReaderParts
from tocsin.intake.keeping import Outcome
from tocsin.intake.visiting import ingest_all
from tocsin.knowledge.gazetteer import open_gazetteer
from tocsin.model.day import parse_day
from tocsin.sources.inputs import Defaults
from tocsin.sources.note import Note

SOME_FAILED, NONE_KEPT = 1, 2


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Names of tocsin.toml, web addresses, files, folders (text, page, JSONL, CSV, WARC, ZIP, mbox, PDF).",
        ),
    ],
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication of articles that name none.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of articles that name none.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read side by side.")] = 1,
    rules_alone: Annotated[
        bool, typer.Option("--rules-alone", help="Read without the trained encoder: faster, less well.")
    ] = False,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Take reports into the record: keep the evidence, read, join with what is known.

    What is in the record already is not kept twice. Ctrl-C stops it after the report at hand, a second one at once;
    either way the record is whole. Exit status: 0 all kept, 1 some failed, 2 none kept, 130 stopped.
    """
    found = find_settings(settings)
    store = open_record(record, found, must_exist=False)
    with build_bar() as tell:
        open_gazetteer(None, tell).close()
    defaults = Defaults(parse_day(date) if date else None, None, publisher)
    parts = ReaderParts(rules_alone=rules_alone)
    tally = Tally()
    with count_bar(watched=False) as tick, stoppable() as stopped:
        for outcome in ingest_all(store, sources, found, parts, now, fetchers(stopped), defaults, jobs):
            tally.add(outcome)
            _say(outcome)
            tick()
            if stopped.is_set():
                break
    typer.echo(say_tally(tally, as_json))
    if stopped.is_set():
        remark(Note("stopped; what came before is in the record, run it again to go on"))
        raise typer.Exit(STOPPED)
    raise typer.Exit(NONE_KEPT if tally.failed and not tally.arrived else SOME_FAILED if tally.failed else 0)


def _say(outcome: Outcome) -> None:
    if isinstance(outcome, Note):
        remark(outcome)
    elif isinstance(outcome, TocsinError):
        complain(outcome)
