"""What one field shows about two claims: a feature with its size, and the words that a person reads."""

from typing import NamedTuple


class Finding(NamedTuple):
    """``value`` (usually 1) times the weight of ``feature`` is what the finding adds to the log-odds."""

    field: str
    feature: str
    value: float
    words: str
