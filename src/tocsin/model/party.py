"""A party: an actor or a recipient as a claim names it."""

from dataclasses import dataclass

from tocsin.model.span import Span


@dataclass(frozen=True, slots=True)
class Party:
    """Who did an act, or to whom it was done.

    ``name`` is the fullest usual English name that the actor book or the article itself gives. ``id``, ``kind``
    and ``country`` (ISO 3166 alpha-2) are None where the actor book does not know the party.
    """

    name: str
    span: Span
    id: str | None = None
    kind: str | None = None
    country: str | None = None
