"""A draft: an act with its sides, standing, time, place and counts, before drafts of one act are joined."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from tocsin.model.casualties import Casualties
from tocsin.model.claim import Mode
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.span import Span
from tocsin.model.standing import Standing
from tocsin.model.when import UNKNOWN_WHEN, When
from tocsin.reading.acts import Act
from tocsin.reading.encoder import ActSight

AHEAD = frozenset({"called-for", "threatened"})


@dataclass(eq=False)
class Draft:
    """What one sentence says of one act. ``marks`` are facts about how it is told, from which its confidence is
    reckoned; ``members`` the acts joined into it."""

    act: Act
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    modes: tuple[Mode, ...] = ()
    standing: Standing = "reported"
    standing_span: Span | None = None
    speaker: Span | None = None
    speaker_party: Party | None = None
    when: When = UNKNOWN_WHEN
    place: Place | None = None
    killed: Casualties | None = None
    injured: Casualties | None = None
    victims: tuple[Token, ...] = ()
    confidence: float = 0.0
    order: tuple[int, int] = (0, 1)
    marks: dict[str, float] = field(default_factory=dict)
    sight: ActSight | None = None
    sights: list[ActSight] = field(default_factory=list)
    members: list[Act] = field(default_factory=list)

    @property
    def ahead(self) -> bool:
        """Whether the act lies ahead of the report."""
        return self.standing in AHEAD

    @property
    def type(self) -> str:
        """The PLOVER type of the act."""
        return self.act.type
