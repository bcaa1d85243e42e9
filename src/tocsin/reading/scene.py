"""The scene of an act: the names, sentences and sights of its article, and the day of the report."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from tocsin.reading.document import Sentence
from tocsin.reading.encoder import ActSight, Sight
from tocsin.reading.heads import Floats
from tocsin.reading.mentions import PartyMention, find_mentions
from tocsin.reading.names import Names
from tocsin.reading.parties import PartyReader


@dataclass(eq=False)
class Scene:
    """What an article holds beside an act."""

    names: Names
    sentences: list[Sentence]
    sights: dict[int, Sight]
    published: dt.date | None
    parties: PartyReader

    @cached_property
    def mentions(self) -> dict[int, list[PartyMention]]:
        """Who is named in each sentence."""
        return find_mentions(self.sentences, self.names, self.parties)

    def seen(self, sight: ActSight, sentence: Sentence, role: str) -> Floats | None:
        """The probability that each token of a sentence has a role in an act told in this or another sentence; None
        where the encoder did not read both at once."""
        there = self.sights.get(sentence.index)
        if there is None or there.view is not sight.sight.view:
            return None
        return sight.role(role, there)

    def likely(self, sight: ActSight, sentence: Sentence, start: int, end: int, role: str) -> float | None:
        """The highest such probability of the tokens at half-open offsets of a sentence."""
        seen = self.seen(sight, sentence, role)
        inside = [i for i in sentence.covering(start, end) if i < len(seen)] if seen is not None else []
        return float(seen[inside].max()) if seen is not None and inside else None
