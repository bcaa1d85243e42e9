"""What people are asked about and which of it first (``data/queue.toml``)."""

from dataclasses import dataclass
from functools import cache

from tocsin.tables import Values, make_of


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
    return make_of("queue.toml", "tocsin.store", _limits)


def _limits(values: Values) -> QueueLimits:
    return QueueLimits(
        confidence=float(values["confidence"]),
        stakes=tuple((int(least), float(stake)) for least, stake in values["stakes"]),
        times=float(values["apart"]["times"]),
        people=int(values["apart"]["people"]),
        **{name: float(values["doubts"][name]) for name in ("contested", "toll", "changed")},
        looked_up=int(values["looked_up"]["each"]),
        changes_looked_up=int(values["looked_up"]["changed"]),
    )
