"""The page of the commands, from the command line itself."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from making.markdown import code, page, table
from tocsin.cli.main import make_commands

INTRODUCTION = """\
Each command prints its help with `--help`. What is read goes to the standard output, what went wrong to the standard
error. A terminal gets colours and at most 100 columns; `NO_COLOR=1` takes the colours away."""

STATUSES = (
    ("0", "all articles were read, or the name was found"),
    ("1", "some articles could not be read, or the name is not known"),
    ("2", "nothing could be read: no input, wrong usage, or a broken table, gazetteer or pipeline"),
    ("141", "the program that the output was piped into has left"),
)


def walk_commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name, groups before their commands."""
    yield from _walk("tocsin", typer.main.get_command(make_commands()))


def option_names(command: Any) -> list[str]:
    """The spellings of the options and the names of the arguments of a command, without ``--help``."""
    return [_spelled(parameter) for parameter in command.params]


def commands_page() -> str:
    """The page."""
    parts = [INTRODUCTION]
    for name, command in walk_commands():
        parts += [f"## `{name}`", inspect.cleandoc(command.help or "").replace("\n\n    ", "\n\n")]
        if command.params:
            rows = (
                (code(_spelled(parameter)), _value(parameter), _preset(parameter), parameter.help or "")
                for parameter in command.params
            )
            parts.append(table(("option or argument", "value", "default", "meaning"), rows))
    parts += ["## Exit status", table(("status", "meaning"), STATUSES)]
    return page("Commands", *parts)


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for below, one in getattr(command, "commands", {}).items():
        yield from _walk(f"{name} {below}", one)


def _spelled(parameter: Any) -> str:
    if parameter.opts[0].startswith("-"):
        return ", ".join(parameter.opts)
    return str(parameter.metavar or parameter.name.upper())


def _value(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        return "flag"
    annotation = parameter.type_descriptor.annotation
    choices = getattr(annotation, "__args__", ()) if not inspect.isclass(annotation) else ()
    named = [choice for choice in choices if isinstance(choice, str)]
    if named:
        return ", ".join(map(code, named))
    kind = {list[str]: "one or more texts", str: "text", int: "whole number", float: "number"}
    kind_name = kind.get(annotation, "file")
    if annotation in (int, float):
        low = f"from {parameter.min}" if parameter.min is not None else ""
        high = f" to {parameter.max}" if parameter.max is not None else ""
        return f"{kind_name} {low}{high}".strip()
    return (
        f"{kind_name} {code(parameter.metavar or '')}".strip()
        if parameter.opts[0].startswith("-")
        else kind_name
    )


def _preset(parameter: Any) -> str:
    if parameter.required:
        return "required"
    if parameter.default is None or parameter.default is False:
        return ""
    return code(str(parameter.default))
