"""The fetcher of a source, as the commands make it."""

from tocsin.intake.visiting import Heard
from tocsin.sources.fetching import Fetcher
from tocsin.sources.settings import Source


def make_fetcher(source: Source, heard: Heard) -> Fetcher:
    """A fetcher that may ask the private hosts which the source's description allows by name."""
    return Fetcher(allow=frozenset(source.private_hosts), heard=heard)
