"""``tocsin watch``: visit all sources when they are due, until stopped."""

import random

import typer

from tocsin.cli.complaint import complain, remark
from tocsin.cli.fetchers import fetchers
from tocsin.cli.ingested import Tally, say_tally
from tocsin.cli.progress import build_bar
from tocsin.cli.record import AsJson, RecordFolder, SettingsFile, find_settings, now, open_record
from tocsin.cli.stopping import stoppable
from tocsin.errors import TocsinError
from tocsin.intake.batch import ReaderParts
from tocsin.intake.watching import watch as keep_watch
from tocsin.knowledge.gazetteer import open_gazetteer
from tocsin.sources.note import Note


def watch(as_json: AsJson = False, record: RecordFolder = None, settings: SettingsFile = None) -> None:
    """Visit the sources of tocsin.toml when they are due, for ever.

    Ctrl-C or a signal to end stops it after the article at hand; a second one at once. Either way the record is whole.
    """
    found = find_settings(settings)
    store = open_record(record, found, must_exist=False)
    with build_bar() as tell:
        open_gazetteer(None, tell).close()
    tally = Tally()
    chance = random.SystemRandom()
    with stoppable() as stopped:
        for outcome in keep_watch(store, found, ReaderParts(), now, stopped.wait, fetchers(stopped), chance):
            tally.add(outcome)
            if isinstance(outcome, Note):
                remark(outcome)
            elif isinstance(outcome, TocsinError):
                complain(outcome)
            elif outcome.new and not as_json:
                typer.echo(
                    f"{now():%Y-%m-%d %H:%M:%S} {outcome.article} {outcome.claims} claims {outcome.address}"
                )
    typer.echo(say_tally(tally, as_json))
