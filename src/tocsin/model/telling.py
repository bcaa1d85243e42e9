"""A telling: one claim together with what its article adds to it."""

import datetime as dt
from dataclasses import dataclass, field

from tocsin.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim in the record.

    ``key`` names the claim for good: it stays when a newer reader finds the same words again. ``order`` is the place of
    the article in the order of arrival. ``family`` is the publisher family whose copy this is; ``copy`` names the group
    of articles that print the same text (the article's own id where it stands alone). ``weights`` are the article's
    words with their rarity, for comparing what two articles talk about.
    """

    key: str
    claim: Claim
    article: str
    order: int
    family: str
    copy: str
    published: dt.date | None = None
    publisher: str | None = None
    title: str | None = None
    weights: dict[str, float] = field(default_factory=dict, compare=False, repr=False)
