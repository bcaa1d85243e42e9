"""The fetcher of each source, as the commands make it: one pace and one robots.txt of a host for all of them."""

import threading
from collections.abc import Callable

from tocsin.errors import FetchError
from tocsin.intake.visiting import Heard, MakeFetcher
from tocsin.sources.fetching import Fetcher
from tocsin.sources.settings import Source


def fetchers(stopped: threading.Event | None = None) -> MakeFetcher:
    """Makes the fetchers of sources; each may ask the private hosts that the source's description names.

    Waits for the pace of a host end at once when ``stopped`` is set.
    """
    first = Fetcher(sleep=_sleep(stopped or threading.Event()))

    def make(source: Source, heard: Heard) -> Fetcher:
        return first.beside(frozenset(source.private_hosts), heard)

    return make


def _sleep(stopped: threading.Event) -> Callable[[float], None]:
    def sleep(seconds: float) -> None:
        if stopped.wait(seconds):
            raise FetchError("stopped while waiting for a host", "it is asked again next time")

    return sleep
