"""Which types and modes can be one act told by two (``data/typeclasses.tsv``, ``data/modeclasses.tsv``).

Types of one class can: one outlet's arrest is another's expulsion. A threat is a class of its own, since it is never
the act that it menaces. Modes of different classes speak against one act; modes without a class fit any.
"""

from collections.abc import Iterable
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.ontology.types import event_types
from tocsin.tables import read_table

PACKAGE = "tocsin.incidents"
# A strike goes off like a bomb, and gunmen throw grenades: outlets pick one word or the other.
KIN = frozenset({frozenset({"strike", "blast"}), frozenset({"arms", "blast"})})


@cache
def type_classes() -> dict[str, str]:
    """The class of each type. Raises KnowledgeError when the table is broken or leaves a type out."""
    classes = {row["type"]: row["class"] for row in read_table("typeclasses.tsv", ("type", "class"), PACKAGE)}
    if set(classes) != {known.name for known in event_types()}:
        raise KnowledgeError("typeclasses.tsv: not the types of the ontology", "give each type one class")
    return classes


def class_of(type_name: str) -> str:
    """The class of a type; a type the table does not know is a class of its own."""
    return type_classes().get(type_name, type_name)


@cache
def mode_classes() -> dict[str, str]:
    """The class of each mode that has one. Raises KnowledgeError when the table is broken."""
    classes = {row["mode"]: row["class"] for row in read_table("modeclasses.tsv", ("mode", "class"), PACKAGE)}
    known = {mode.name for one in event_types() for mode in one.modes}
    if not set(classes) <= known:
        raise KnowledgeError(f"modeclasses.tsv: no such mode {min(set(classes) - known)}", "use known modes")
    return classes


def modes_fit(one: Iterable[str], other: Iterable[str]) -> bool | None:
    """Whether the modes can be of one act: True where a class is shared, False where all differ, None where either
    has no mode that tells, or the classes are kin."""
    known = mode_classes()
    ours = {known[mode] for mode in one if mode in known}
    theirs = {known[mode] for mode in other if mode in known}
    if not ours or not theirs:
        return None
    if ours & theirs:
        return True
    return None if any(frozenset({a, b}) in KIN for a in ours for b in theirs) else False
