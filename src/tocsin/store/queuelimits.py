"""What people are asked about and which of it first (``data/queue.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """``stakes`` are the least killed and how much hangs on them, the greatest first; the rest stands in the file."""

    confidence: float
    stakes: tuple[tuple[int, float], ...]
    times: float
    people: int
    contested: float
    toll: float
    changed: float
    looked_up: int
    changes_looked_up: int


@cache
def load_queue_limits() -> QueueLimits:
    """The limits. Raises KnowledgeError when the file breaks its format."""
    path = resources.files("tocsin.store") / "data" / "queue.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return QueueLimits(
            confidence=float(table["confidence"]),
            stakes=tuple((int(least), float(stake)) for least, stake in table["stakes"]),
            times=float(table["apart"]["times"]),
            people=int(table["apart"]["people"]),
            **{name: float(table["doubts"][name]) for name in ("contested", "toll", "changed")},
            looked_up=int(table["looked_up"]["each"]),
            changes_looked_up=int(table["looked_up"]["changed"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnowledgeError(f"queue.toml: cannot be read ({error})", "install Tocsin again") from error
