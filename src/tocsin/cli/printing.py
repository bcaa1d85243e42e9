"""Prints for people: in colours and as wide as a terminal, plain and without trailing spaces elsewhere."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, RenderableType

WIDTH = 100


def console_for(stream: TextIO) -> Console:
    """A console on a stream: nothing in a text is taken for markup, an emoji or a number to colour."""
    console = Console(file=stream, highlight=False, emoji=False, markup=False)
    if not console.is_terminal:
        console.width = WIDTH
    return console


def print_all(parts: Iterable[RenderableType], stream: TextIO) -> None:
    """Print the parts one under another."""
    console = console_for(stream)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    printed = capture.get()
    if not console.is_terminal:
        printed = "".join(line.rstrip() + "\n" for line in printed.splitlines())
    stream.write(printed)
    stream.flush()
