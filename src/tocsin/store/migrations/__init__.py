"""The steps from one shape of the record to the next, by Alembic; a step that was released is never edited."""

import re
from importlib.resources import files

__all__ = ["NEWEST", "NUMBERED"]

NUMBERED = re.compile(r"r(\d{4})_\w+\.py")


def _newest() -> str:
    names = (step.name for step in files("tocsin.store.migrations.versions").iterdir())
    return max(number[1] for number in map(NUMBERED.fullmatch, names) if number)


NEWEST = _newest()
"""The number of the last step that this Tocsin knows."""
