"""``tocsin demo``: the sample reports, read and kept in a record before your eyes."""

import sys
from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.complaint import complain
from tocsin.cli.ingested import Tally, say_tally
from tocsin.cli.progress import build_bar, count_bar
from tocsin.cli.read import Show, run
from tocsin.cli.record import now
from tocsin.cli.toldtable import best_telling, print_told
from tocsin.errors import TocsinError
from tocsin.intake.batch import ReaderParts
from tocsin.intake.keeping import keep_all
from tocsin.knowledge.gazetteer import open_gazetteer
from tocsin.model.incident import Incident
from tocsin.model.telling import Telling
from tocsin.samples import samples_path
from tocsin.sources.arrivals import arrivals_of_paths
from tocsin.sources.inputs import Defaults
from tocsin.store.filters import Filter
from tocsin.store.opening import Store, open_store
from tocsin.store.search import each_incident
from tocsin.store.tellings import tellings_of

SAMPLES = ("articles.jsonl", "desk.jsonl")
FOLDER = Path("tocsin-demo")
SEVERAL = 2


def demo(
    record: Annotated[
        Path, typer.Option("--record", metavar="FOLDER", help="Folder of the record to keep.")
    ] = FOLDER,
    claims: Annotated[
        bool, typer.Option("--claims", help="Show the claims of each report instead, and keep nothing.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="With --claims: show the words behind each value.")
    ] = False,
) -> None:
    """Read the sample reports that come with Tocsin, keep them in a record, and show what several of them tell of.

    A second run adds nothing.
    """
    with as_file(samples_path()) as folder:
        samples = [str(folder / name) for name in SAMPLES]
        if claims or explain:
            raise typer.Exit(run(samples, Defaults(), ReaderParts(), Show(explain=explain)))
        store = open_store(record)
        tally = _keep(store, samples)
    typer.echo(say_tally(tally) + "\n")
    _show(store)
    raise typer.Exit(1 if tally.failed else 0)


def _keep(store: Store, samples: list[str]) -> Tally:
    tally = Tally()
    with build_bar() as tell:
        open_gazetteer(None, tell).close()
    with count_bar(watched=False) as tick:
        for outcome in keep_all(store, arrivals_of_paths(samples, Defaults(), now), ReaderParts(), now):
            tally.add(outcome)
            if isinstance(outcome, TocsinError):
                complain(outcome)
            tick()
    return tally


def _show(store: Store) -> None:
    with store.looking() as connection:
        incidents = list(each_incident(connection, Filter()))
        shared = [one for one in incidents if len(one.articles) >= SEVERAL]
        tellings = tellings_of(connection, [key for incident in shared for key in incident.claims])
    print_told(_told(shared, {telling.key: telling for telling in tellings}), sys.stdout)
    folder, left = store.folder, len(incidents) - len(shared)
    typer.echo(
        f"{len(shared):,} incidents told by several reports. {left:,} more: tocsin incidents --record {folder}"
    )
    typer.echo("\nNext:")
    if shared:
        most = max(shared, key=lambda incident: len(incident.families))
        typer.echo(f"  tocsin show {most.id} --record {folder}")
    typer.echo(f"  tocsin serve --record {folder}")


def _told(incidents: list[Incident], tellings: dict[str, Telling]) -> Iterator[tuple[Incident, Telling]]:
    for incident in incidents:
        best = best_telling(incident, tellings)
        if best is not None:
            yield incident, best
