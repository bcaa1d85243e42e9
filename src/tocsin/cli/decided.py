"""What a person's decision changed, and the names it is given under."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The key of a claim, as tocsin show prints it.")]
IncidentId = Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident.")]


def say_changed(changed: Sequence[str], as_json: bool) -> None:
    """Print the incidents that a decision began, changed or ended."""
    if as_json:
        typer.echo(json.dumps({"changed": list(changed)}))
    elif changed:
        typer.echo("changed: " + ", ".join(changed))
    else:
        typer.echo("noted; no incident changed")
