"""``tocsin ontology``: the event types and modes of claims, and what other schemes call them."""

import json as encoding
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tocsin.ontology.crosswalks import acled_type, cameo_code, cameo_labels
from tocsin.ontology.types import EventType, event_type, event_types

WIDEST = 100
CAPTION = "ACLED as far as the act alone tells; who acts and who is hit can settle more."
TypeName = Annotated[str | None, typer.Argument(metavar="[TYPE]", help="One event type, such as ASSAULT.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def ontology(type: TypeName = None, json: AsJson = False) -> None:
    """Show the event types of claims (PLOVER 2.0), or one type with its modes, CAMEO codes and ACLED types.

    Raises KnowledgeError when there is no such type.
    """
    chosen = event_type(type) if type else None
    if json:
        found = [_record(chosen)] if chosen else [_record(known) for known in event_types()]
        typer.echo(encoding.dumps(found[0] if chosen else found, indent=2, ensure_ascii=False))
        return
    console = Console(highlight=False)
    console.width = min(console.width, WIDEST)
    if chosen:
        console.print(f"[bold]{chosen.name}[/bold] ({chosen.quad}): {chosen.definition}.")
        console.print(f"Example: {chosen.example}")
        console.print(_mode_table(chosen))
    else:
        console.print(_type_table())


def _type_table() -> Table:
    table = Table("type", "quad class", "definition", "modes", show_lines=True)
    for known in event_types():
        table.add_row(known.name, known.quad, known.definition, ", ".join(mode.name for mode in known.modes))
    return table


def _mode_table(chosen: EventType) -> Table:
    table = Table("mode", "definition", "CAMEO", "ACLED", caption=CAPTION)
    for name, definition in [*((mode.name, mode.definition) for mode in chosen.modes), ("-", "No mode fits")]:
        code, label = _cameo(chosen.name, name)
        table.add_row(
            name, definition, f"{code} {label}" if code else "", ": ".join(_acled(chosen.name, name))
        )
    return table


def _record(known: EventType) -> dict[str, object]:
    code, _ = _cameo(known.name, "-")
    modes = [
        {
            "name": mode.name,
            "definition": mode.definition,
            "cameo": _cameo(known.name, mode.name)[0],
            "acled": list(_acled(known.name, mode.name)) or None,
        }
        for mode in known.modes
    ]
    return {
        "type": known.name,
        "quad": known.quad,
        "definition": known.definition,
        "example": known.example,
        "cameo": code,
        "acled": list(_acled(known.name, "-")) or None,
        "modes": modes,
    }


def _cameo(type: str, mode: str) -> tuple[str | None, str]:
    code = cameo_code(type, (mode,))
    return code, cameo_labels().get(code or "", "")


def _acled(type: str, mode: str) -> tuple[str, ...]:
    """What ACLED calls an act of which the sides are not known."""
    return acled_type(type, (mode,), (), ()) or ()
