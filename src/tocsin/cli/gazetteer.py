"""``tocsin gazetteer``: build the place names ahead of the first reading."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.progress import build_bar
from tocsin.knowledge.gazetteer import build_gazetteer, gazetteer_path

gazetteer = typer.Typer(no_args_is_help=True, help="The place names with their coordinates.")


@gazetteer.callback()
def about() -> None:
    """The place names with their coordinates."""


@gazetteer.command()
def build(
    places: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own table of places, to be built in.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Build even when it is up to date.")] = False,
) -> None:
    """Build the gazetteer where the first reading would look for it, and print its path."""
    target = gazetteer_path(places)
    if again or not target.exists():
        with build_bar() as tell:
            build_gazetteer(target, tell, places)
    typer.echo(str(target))
