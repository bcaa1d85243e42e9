"""A tie between two actors that an article states."""

from dataclasses import dataclass
from typing import Literal, get_args

from tocsin.model.span import Span

RelationType = Literal[
    "part-of", "backed-by", "leads", "speaks-for", "allied-with", "opposes", "nominated-by"
]
RELATION_TYPES: tuple[str, ...] = get_args(RelationType)


@dataclass(frozen=True, slots=True)
class Relation:
    """``head`` stands to ``tail`` as ``type`` says; ``sentence`` states it."""

    head: str
    type: RelationType
    tail: str
    sentence: Span
    head_span: Span
    tail_span: Span
