"""``tocsin places``: what the gazetteer knows of a name, and from where."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from tocsin.errors import TocsinError
from tocsin.knowledge.gazetteer import Gazetteer, PlaceRecord, View, open_gazetteer
from tocsin.knowledge.gazetteer.build import Progress as Tell
from tocsin.knowledge.gazetteer.namesakes import rivals_of

_WIDTH = 100


def places(
    name: Annotated[str, typer.Argument(help="The place name, as a report writes it.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many places to show.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    extra: Annotated[
        Path | None,
        typer.Option("--places", help="A table of your own places, in the format of Tocsin's tables."),
    ] = None,
) -> None:
    """Show the places of a name, most likely first, with their sources, rival places and views on disputed
    ones."""
    console = Console(stderr=True)
    try:
        with _build_bar(console) as tell, open_gazetteer(extra, tell) as gazetteer:
            found = gazetteer.lookup(name)
            if as_json:
                typer.echo(
                    json.dumps(
                        _as_json(name, found[:limit], len(found), gazetteer), ensure_ascii=False, indent=2
                    )
                )
            elif found:
                _print_table(name, found, limit, gazetteer)
    except TocsinError as error:
        console.print(f"[red]error[/red] {error}")
        raise typer.Exit(2) from error
    if not found:
        console.print(f"No place named {name!r} is known.", markup=False)
        raise typer.Exit(1)


@contextmanager
def _build_bar(console: Console) -> Iterator[Tell | None]:
    """A progress bar for the first build, on a terminal only."""
    if not console.is_terminal:
        yield None
        return
    with Progress(
        TextColumn("Building the gazetteer: {task.description}"), BarColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task("opening", total=1.0, visible=False)
        yield lambda layer, share: bar.update(task, description=layer, completed=share, visible=share < 1.0)


def _print_table(name: str, found: tuple[PlaceRecord, ...], limit: int, gazetteer: Gazetteer) -> None:
    table = Table(title=f"Places named {name}", title_justify="left")
    for column in ("name", "kind", "in", "unit", "lat, lon", "people", "id", "from"):
        table.add_column(column, overflow="fold", justify="right" if column == "people" else "left")
    for record in found[:limit]:
        point = "" if record.lat is None or record.lon is None else f"{record.lat:.2f}, {record.lon:.2f}"
        people = f"{record.population:,}" if record.population else ""
        countries = ", ".join(record.countries)
        place = record.name + (" (alias)" if record.alias else "")
        table.add_row(
            place, record.kind, countries, record.admin1 or "", point, people, record.id, record.source
        )
    console = Console(width=min(_WIDTH, Console().width))
    console.print(table)
    if len(found) > limit:
        console.print(f"{len(found) - limit} more; see --limit.")
    rivals = rivals_of(found)
    if rivals:
        where = "; ".join(
            f"{rival.name} ({rival.kind}, {rival.country or 'no country'})" for rival in rivals[:3]
        )
        console.print(f"Ambiguous without context: {where}.", markup=False)
    views = [view for record in found[:limit] for view in gazetteer.views(record)]
    for line in dict.fromkeys(map(_view_line, views)):
        console.print(line, markup=False)


def _view_line(view: View) -> str:
    since = f" since {view.since}" if view.since else ""
    return f"Disputed: {view.area}, {view.status} {view.country}{since}. {view.note} [{view.source}]"


def _as_json(name: str, found: tuple[PlaceRecord, ...], total: int, gazetteer: Gazetteer) -> dict[str, Any]:
    rows = [
        {**asdict(record), "views": [asdict(view) for view in gazetteer.views(record)]} for record in found
    ]
    return {
        "name": name,
        "total": total,
        "ambiguous_with": [rival.id for rival in rivals_of(found)],
        "places": rows,
    }
