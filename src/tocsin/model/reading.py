"""A reading: what one reader found in one article."""

from dataclasses import dataclass

from tocsin.model.claim import Claim
from tocsin.model.relation import Relation


@dataclass(frozen=True, slots=True)
class ReaderMark:
    """Which reader read: equal marks and equal articles give equal bytes. ``config`` is a SHA-256 in hex."""

    name: str
    version: str
    config: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims and relations of one article, in the order of the text.

    ``notes`` are plain sentences about what was not read and why (another language, an empty text).
    """

    id: str
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    reader: ReaderMark
    notes: tuple[str, ...] = ()
