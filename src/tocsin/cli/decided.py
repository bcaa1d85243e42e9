"""What a person's decision changed, and the names it is given under."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The key of a claim, as tocsin show prints it.")]
IncidentId = Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident.")]


def say_changed(changed: Sequence[str], as_json: bool, act: str | None = None) -> None:
    """Print the incidents that a decision began, changed or ended, and the act by whose name it is undone."""
    if as_json:
        typer.echo(json.dumps({"act": act, "changed": list(changed)}))
        return
    undone = f" (take it back with: tocsin undo {act})" if act else ""
    typer.echo(("changed: " + ", ".join(changed) if changed else "noted; no incident changed") + undone)
