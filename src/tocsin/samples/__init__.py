"""Sample reports that ship with the package, and their coding by hand.

The reports were written for this project from public facts, in its own words; see ``README.md`` in this folder.
They serve the tutorial, the demonstration and the tests, and are no news.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["samples_path"]


def samples_path() -> Traversable:
    """The folder that holds ``articles.jsonl`` and ``gold.jsonl``, same ids in the same order, and ``desk.jsonl`` with
    ``desk_incidents.json``, which says by article id what belongs to one incident."""
    return files(__name__)
