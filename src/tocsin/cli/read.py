"""``tocsin read``: reports in, claims out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.complaint import complain, remark
from tocsin.cli.output import Format, close_pipe, make_writer, open_output
from tocsin.cli.progress import build_bar, count_bar, is_terminal_output
from tocsin.errors import InputError, TocsinError
from tocsin.intake.batch import Outcome, Read, ReaderParts, read_items
from tocsin.knowledge.gazetteer import open_gazetteer
from tocsin.model.day import parse_day
from tocsin.model.reading import Reading
from tocsin.sources.inputs import Defaults, read_inputs
from tocsin.sources.note import Note

SOME_FAILED, NONE_READ, PIPE_CLOSED = 1, 2, 141
Table = Annotated[Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False)]


@dataclass(frozen=True, slots=True)
class Show:
    """How the readings are shown."""

    form: Format = "table"
    explain: bool = False
    min_confidence: float = 0.0
    out: Path | None = None


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files (.txt, .html, .jsonl, .csv, .pdf, .eml, .mbox, .warc, .warc.gz, .zip), folders, or -.",
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Day of publication of articles that name none, as 2023-11-05."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of articles that have none.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of articles that name none.")] = None,
    form: Annotated[
        Format, typer.Option("--format", help="Table for people, JSONL or CSV for programs.")
    ] = "table",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the words behind each value under each claim.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read side by side.")] = 1,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out claims less certain than this.")
    ] = 0.0,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file.")] = None,
    actors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own table of actors, which wins over Tocsin's.")
    ] = None,
    places: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own table of places.")] = None,
    acts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own table of words for acts.")
    ] = None,
    pipeline: Annotated[
        str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline.")
    ] = None,
    rules_alone: Annotated[
        bool, typer.Option("--rules-alone", help="Read without the trained encoder: faster, less well.")
    ] = False,
) -> None:
    """Read reports and show who did what to whom, where, when, with how many dead and hurt, and who says so.

    Exit status: 0 all articles read, 1 some failed, 2 none read or wrong usage. Each failure is one line on the
    standard error; the others are read all the same.
    """
    defaults = Defaults(parse_day(date) if date else None, title, publisher)
    show = Show(form, explain, min_confidence, out)
    raise typer.Exit(
        run(inputs, defaults, ReaderParts(pipeline, actors, places, acts, rules_alone), show, jobs)
    )


def run(inputs: list[str], defaults: Defaults, parts: ReaderParts, show: Show, jobs: int = 1) -> int:
    """Read all inputs and write what is found; gives the exit status.

    Raises InputError, PipelineError, GazetteerError or KnowledgeError when nothing can be read at all.
    """
    _refuse_overwriting(inputs, show.out)
    with build_bar() as tell:
        open_gazetteer(parts.places, tell).close()
    outcomes = read_items(read_inputs(inputs, defaults), parts, jobs)
    try:
        return _write(outcomes, show)
    except BrokenPipeError:
        close_pipe()
        return PIPE_CLOSED


def _write(outcomes: Iterable[Outcome], show: Show) -> int:
    read, failed = 0, 0
    watched = show.out is None and is_terminal_output()
    with open_output(show.out, show.form) as stream, count_bar(watched) as tick:
        writer = make_writer(stream, show.form, show.explain)
        for outcome in outcomes:
            if isinstance(outcome, Note):
                remark(outcome)
            elif isinstance(outcome, TocsinError):
                failed += 1
                complain(outcome)
            else:
                read += 1
                writer.write(_confident(outcome, show.min_confidence))
                tick()
    if not read:
        return NONE_READ
    return SOME_FAILED if failed else 0


def _confident(read: Read, least: float) -> Read:
    reading = read.reading
    kept = tuple(claim for claim in reading.claims if claim.confidence >= least)
    return Read(read.article, Reading(reading.id, kept, reading.relations, reading.reader, reading.notes))


def _refuse_overwriting(inputs: Iterable[str], out: Path | None) -> None:
    if out is not None and any(Path(named).resolve() == out.resolve() for named in inputs):
        raise InputError(f"{out}: is also an input", "write to another file")
