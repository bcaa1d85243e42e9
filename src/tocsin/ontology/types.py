"""The event types of PLOVER 2.0 with their modes and quad classes (``data/types.tsv``, ``data/modes.tsv``).

Source: the PLOVER manual of the Open Event Data Alliance; the definitions and examples are in our own words.
Two modes are ours, ``territory`` of ASSAULT and ``ban`` of THREATEN.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from tocsin.errors import KnowledgeError
from tocsin.tables import read_table

Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
QUADS: tuple[str, ...] = get_args(Quad)

TYPE_COLUMNS = ("type", "quad", "definition", "example")
MODE_COLUMNS = ("type", "mode", "definition")
PACKAGE = "tocsin.ontology"


@dataclass(frozen=True, slots=True)
class EventMode:
    """How an act of one type is done ("drone")."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """What kind of act ("ASSAULT"), with its quad class, a definition, an example sentence and its modes."""

    name: str
    quad: Quad
    definition: str
    example: str
    modes: tuple[EventMode, ...]


@cache
def event_types() -> tuple[EventType, ...]:
    """All event types, from cooperation in words to conflict in deeds.

    Raises KnowledgeError when a table breaks its format or a mode belongs to no type.
    """
    modes: dict[str, list[EventMode]] = {}
    for row in read_table("modes.tsv", MODE_COLUMNS, PACKAGE):
        modes.setdefault(row["type"], []).append(EventMode(row["mode"], row["definition"]))
    types = []
    for row in read_table("types.tsv", TYPE_COLUMNS, PACKAGE):
        if row["quad"] not in QUADS:
            raise KnowledgeError(f"types.tsv: unknown quad class {row['quad']}", "use " + ", ".join(QUADS))
        own = tuple(modes.pop(row["type"], ()))
        types.append(EventType(row["type"], cast(Quad, row["quad"]), row["definition"], row["example"], own))
    if modes:
        raise KnowledgeError(f"modes.tsv: no such type {min(modes)}", "name a type of types.tsv")
    return tuple(types)


@cache
def event_type(name: str) -> EventType:
    """The event type with this name, in capitals or not.

    Raises KnowledgeError when there is none.
    """
    for known in event_types():
        if known.name == name.upper():
            return known
    names = ", ".join(known.name for known in event_types())
    raise KnowledgeError(f"there is no event type {name}", f"use one of {names}")


def modes_of(name: str) -> tuple[str, ...]:
    """The names of the modes of a type; none for types without modes.

    Raises KnowledgeError when there is no such type.
    """
    return tuple(mode.name for mode in event_type(name).modes)


def quad_of(name: str) -> Quad:
    """The quad class of a type: verbal or material, cooperation or conflict.

    Raises KnowledgeError when there is no such type.
    """
    return event_type(name).quad
