"""The words of a filter on the command line: ``type=ASSAULT country=LB since=2025-01-01 drone strike``."""

from collections.abc import Iterable
from typing import Annotated

import typer

from tocsin.errors import SettingsError
from tocsin.store.filters import Filter, parse_filter

FilterWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILTER]...",
        help="NAME=VALUE, as type=ASSAULT, country=LB, near=33.5,36.3,50; other words are searched for.",
    ),
]


def read_filter(given: Iterable[str] | None) -> Filter:
    """The filter that the arguments say. Raises SettingsError for a name or a value that no filter has."""
    named: dict[str, str] = {}
    words: list[str] = []
    for argument in given or ():
        name, equals, value = argument.partition("=")
        if not equals or not name.isidentifier():
            words.append(f'"{argument}"' if " " in argument else argument)
        elif name in named:
            raise SettingsError(f"{name} is given twice", "give each part of the filter once")
        else:
            named[name] = value
    if words:
        named["words"] = " ".join([*([named["words"]] if "words" in named else []), *words])
    return parse_filter(named)
