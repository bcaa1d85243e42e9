"""Types and modes in the words of a headline: "struck {whom} by drone", "Drone strike on {whom}"."""

from dataclasses import dataclass
from functools import cache

from tocsin.tables import read_table

COLUMNS = ("type", "mode", "did_to", "did", "act_on", "act")
WHOM = "{whom}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words for one type or mode: with an actor or without, with a recipient (``{whom}``) or without."""

    did_to: str
    did: str
    act_on: str
    act: str


ANY_ACT = Phrase("acted against {whom}", "acted", "Act against {whom}", "Act")


def phrase_of(type: str, modes: tuple[str, ...] = ()) -> Phrase:
    """The phrase of the first mode that has one, else of the type; a type of a newer ontology is an act."""
    phrases = load_phrases()
    named = (phrases[type, mode] for mode in modes if (type, mode) in phrases)
    return next(named, phrases.get((type, ""), ANY_ACT))


@cache
def load_phrases() -> dict[tuple[str, str], Phrase]:
    """The phrase of each type and mode. Raises KnowledgeError when the table breaks its format."""
    rows = read_table("phrases.tsv", COLUMNS, "tocsin.ontology")
    return {
        (row["type"], row["mode"]): Phrase(row["did_to"], row["did"], row["act_on"], row["act"])
        for row in rows
    }
