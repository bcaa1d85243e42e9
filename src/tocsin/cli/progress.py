"""Bars on the standard error of a terminal: how the gazetteer's build goes, how many articles are read."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

# Seconds a run must take before a bar is worth the flicker.
PATIENCE = 2.0
Tell = Callable[[str, float], None]


@contextmanager
def build_bar() -> Iterator[Tell | None]:
    """Gives what ``open_gazetteer`` and ``build_gazetteer`` tell their progress to; None when nobody watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    text = TextColumn("Building the gazetteer (once): {task.description}")
    with Progress(text, BarColumn(), console=console, transient=True) as bar:
        task = bar.add_task("opening", total=1.0, visible=False)
        yield lambda layer, share: bar.update(task, description=layer, completed=share, visible=share < 1.0)


@contextmanager
def count_bar(watched: bool) -> Iterator[Callable[[], None]]:
    """Gives a function to call after each article; the bar appears on terminals in runs of some length only.

    ``watched`` says that the output itself scrolls by on the terminal, which is progress enough.
    """
    console = Console(stderr=True)
    if watched or not console.is_terminal:
        yield lambda: None
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} articles read"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
    )
    task = bar.add_task("", total=None)
    started, count = time.monotonic(), 0

    def tick() -> None:
        nonlocal count
        count += 1
        if time.monotonic() - started > PATIENCE:
            bar.start()
            bar.update(task, completed=count)

    try:
        yield tick
    finally:
        bar.stop()


def is_terminal_output() -> bool:
    """Whether the standard output is a terminal."""
    return sys.stdout.isatty()
