"""``tocsin actors``: what the actor book knows of a name, and from where."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from tocsin.cli.visible import visible
from tocsin.knowledge.actorbook import ActorBook, ActorEntry, ActorName, Tie, load_actor_book

WIDEST = 100


def actors(
    name: Annotated[str, typer.Argument(help="A name as a report writes it, or an id of the actor book.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many actors to show.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    extra: Annotated[
        Path | None,
        typer.Option("--actors", help="A table of your own actors, in the format of Tocsin's tables."),
    ] = None,
) -> None:
    """Show the actors of a name, closest first: names, kind, countries, sector, dates and ties, with sources.

    Raises KnowledgeError when the table of --actors cannot be read or breaks its format.
    """
    book = load_actor_book(extra)
    found = [book.entry(name)] if name in book else book.search(name)
    if as_json:
        typer.echo(json.dumps(_as_json(name, found, limit, book), ensure_ascii=False, indent=2))
    elif found:
        _print_tables(name, found, limit, book)
    if not found:
        Console(stderr=True, markup=False, highlight=False).print(f"No actor named {name!r} is known.")
        raise typer.Exit(1)


def _print_tables(name: str, found: list[ActorEntry], limit: int, book: ActorBook) -> None:
    console = Console(markup=False, emoji=False, highlight=False)
    console.width = min(WIDEST, console.width)
    shown = found[:limit]
    console.print(_actor_table(name, shown, book))
    ties = _ties_of(shown, book)
    if ties:
        console.print(_tie_table(ties, book))
    if len(found) > limit:
        console.print(f"{len(found) - limit} more; see --limit.")


def _actor_table(name: str, shown: list[ActorEntry], book: ActorBook) -> Table:
    table = Table(title=visible(f"Actors named {name}"), title_justify="left", show_lines=True)
    for column in ("actor", "kind, countries, sector, years", "also called", "source"):
        table.add_column(column, overflow="fold")
    for entry in shown:
        facts = (
            entry.kind,
            ", ".join(entry.country),
            entry.sector,
            _years(entry.active_from, entry.active_to),
        )
        others = [_spelling(one) for one in _names_of(entry, book) if one.text != entry.name]
        others += [f"{entry.ucdp} (UCDP)"] if entry.ucdp else []
        table.add_row(
            _lines(entry.name, entry.id), _lines(*facts), _lines("; ".join(others)), _lines(entry.source)
        )
    return table


def _tie_table(ties: list[Tie], book: ActorBook) -> Table:
    table = Table(title="Ties", title_justify="left")
    for column in ("tie", "years", "status", "source"):
        table.add_column(column, overflow="fold")
    for tie in ties:
        said = f"{book.entry(tie.head).name} {tie.kind} {book.entry(tie.tail).name}"
        table.add_row(*map(visible, (said, _years(tie.start, tie.end), tie.status, tie.source)))
    return table


def _lines(*values: str) -> str:
    return "\n".join(visible(value) for value in values if value)


def _ties_of(shown: list[ActorEntry], book: ActorBook) -> list[Tie]:
    return list(dict.fromkeys(tie for entry in shown for tie in book.ties(entry.id)))


def _names_of(entry: ActorEntry, book: ActorBook) -> list[ActorName]:
    return [one for one in book.names() if one.entry.id == entry.id]


def _spelling(name: ActorName) -> str:
    """``SDF (with SY)``: counts only where the article speaks of one of the countries."""
    return f"{name.text} (with {', '.join(sorted(name.needs))})" if name.needs else name.text


def _years(start: str, end: str) -> str:
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def _as_json(name: str, found: list[ActorEntry], limit: int, book: ActorBook) -> dict[str, Any]:
    return {
        "name": name,
        "total": len(found),
        "actors": [
            {
                **asdict(entry),
                "names": [
                    {"text": one.text, "form": one.form, "needs": sorted(one.needs)}
                    for one in _names_of(entry, book)
                ],
                "ties": [asdict(tie) for tie in book.ties(entry.id)],
            }
            for entry in found[:limit]
        ],
    }
