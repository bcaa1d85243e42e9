"""Long commands stop between two reports when they are told to."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPED = 130
"""The exit status of a command that was stopped on its way."""


@contextmanager
def stoppable() -> Iterator[threading.Event]:
    """Gives an event that Ctrl-C or a signal to end sets; a second one of them stops at once."""
    stopped = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    former = {name: signal.signal(name, stop) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for name, handler in former.items():
            signal.signal(name, signal.SIG_DFL if handler is None else handler)
