"""``tocsin demo``: the sample reports, read before your eyes."""

from importlib.resources import as_file
from typing import Annotated

import typer

from tocsin.cli.read import Show, run
from tocsin.intake.batch import ReaderParts
from tocsin.samples import samples_path
from tocsin.sources.inputs import Defaults


def demo(
    explain: Annotated[bool, typer.Option("--explain", help="Show the words behind each value.")] = False,
) -> None:
    """Read the sample reports that come with Tocsin and show the claims found."""
    with as_file(samples_path() / "articles.jsonl") as samples:
        raise typer.Exit(run([str(samples)], Defaults(), ReaderParts(), Show(explain=explain)))
