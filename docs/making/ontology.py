"""The page of the ontology, from its tables."""

from collections.abc import Iterator

from making.markdown import code, codes, page, table
from tocsin.ontology.crosswalks import acled_type, cameo_code, cameo_labels
from tocsin.ontology.sides import load_sides
from tocsin.ontology.types import EventType, event_types

INTRODUCTION = """\
Acts have a type and modes of PLOVER 2.0, an ontology of political events by the Open Event Data Alliance. Two modes
are ours: `territory` of ASSAULT and `ban` of THREATEN. Definitions and examples are in our own words.
`tocsin ontology TYPE` prints the same."""

CROSSWALKS = """\
The columns *CAMEO* and *ACLED* say what other schemes call such an act when nothing is known of its sides; who acts and
who is hit can settle more. An empty cell means that the scheme has no such event or that the act alone does not tell.
A claim's field `cameo` holds the root, the first two digits."""

SIDES = """\
The kind of a party settles what the crosswalks ask for: whether a side is a state, another armed actor or civilian, and
whether it is armed. `-` means that the kind does not tell."""


def ontology_page() -> str:
    """The page."""
    parts = [INTRODUCTION, _overview(), "## Types and modes", CROSSWALKS]
    for known in event_types():
        parts += [f"### {known.name}", f"{known.definition}. *{known.example}*", _modes(known)]
    rows = ((code(side.kind), side.side, side.armed) for side in load_sides().values())
    parts += ["## Kinds of parties", SIDES, table(("kind", "side", "armed"), rows)]
    return page("Ontology", *parts)


def _overview() -> str:
    rows = (
        (f"[{known.name}](#{known.name.lower()})", known.quad, codes(mode.name for mode in known.modes))
        for known in event_types()
    )
    return table(("type", "quad class", "modes"), rows)


def _modes(known: EventType) -> str:
    named = [(code(mode.name), mode.name, mode.definition) for mode in known.modes]
    return table(
        ("mode", "meaning", "CAMEO", "ACLED"), _mode_rows(known, [*named, ("none", "-", "No mode fits")])
    )


def _mode_rows(known: EventType, modes: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
    for shown, name, meaning in modes:
        number = cameo_code(known.name, (name,))
        label = f"{number} {cameo_labels()[number]}" if number else ""
        yield shown, meaning, label, ": ".join(acled_type(known.name, (name,), (), ()) or ())
