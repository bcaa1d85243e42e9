"""The ``tocsin`` command: one subcommand a file, and only the one that is called is loaded."""

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

import tocsin
from tocsin.cli.complaint import complain
from tocsin.errors import TocsinError

COMMANDS = (
    "read", "demo", "samples", "ingest", "watch", "incidents", "show", "search", "judge", "merge",
    "split", "correct", "undo", "reread", "verify", "snapshot", "diff", "export", "report", "alert",
    "serve", "users", "places", "actors", "ontology", "gazetteer", "evaluate",
)  # fmt: skip
"""Each is a function, or a group of commands, of that name in the module of that name."""

FATAL, INTERRUPTED = 2, 130


def app(arguments: list[str] | None = None) -> None:
    """Run the command line, by default that of the process, and leave with its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    called = given[0] if given else ""
    try:
        commands = make_commands([called] if called in COMMANDS else COMMANDS)
        commands(args=given, prog_name="tocsin")
    except TocsinError as error:
        complain(error)
        sys.exit(FATAL)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def make_commands(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with the subcommands named; importing one may take a second, so name few."""
    commands = typer.Typer(
        no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
    )
    commands.callback()(about)
    for name in names:
        command = getattr(import_module(f"tocsin.cli.{name}"), name)
        if isinstance(command, typer.Typer):
            commands.add_typer(command, name=name)
        else:
            commands.command(name)(command)
    return commands


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tocsin {tocsin.__version__}")
        raise typer.Exit


def about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Read news reports of conflict into claims: who did what to whom, where, when, and who says so."""
