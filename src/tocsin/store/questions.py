"""A question to a person, and the question of a name."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["pair", "claim", "contested", "toll", "changed"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide.

    ``subjects`` are the keys of a pair, the incident of a claim, a contest or a toll, or the number of a correction;
    ``incidents`` those it is about; ``words`` say in short what is doubtful; ``urgency`` lies between 0 and 2.
    """

    kind: Kind
    subjects: tuple[str, ...]
    urgency: float
    incidents: tuple[str, ...]
    words: str

    @property
    def name(self) -> str:
        """The name of the question, the same as long as it stands: ``pair:c1+c2``."""
        return f"{self.kind}:{'+'.join(self.subjects)}"
