"""The words that shape how a noun phrase names a party (``data/party_words.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class PartyWords:
    """See the comments in the data file for what each list means."""

    wrappers: frozenset[str]
    wrappers_of_known: frozenset[str]
    loyal: frozenset[str]
    held: frozenset[str]
    belongings: frozenset[str]
    seated: frozenset[str]
    tie_participles: frozenset[str]
    crowds: dict[str, str]
    taken_up: dict[str, frozenset[str]]
    state_parts: dict[str, str]
    calendar: frozenset[str]
    civilians: frozenset[str]
    volleys: frozenset[str]


@cache
def load_party_words() -> PartyWords:
    """The lists, read once."""
    data = tomllib.loads(
        (resources.files("tocsin.reading") / "data" / "party_words.toml").read_text(encoding="utf-8")
    )
    return PartyWords(
        wrappers=frozenset(data["wrappers"]),
        wrappers_of_known=frozenset(data["wrappers_of_known"]),
        loyal=frozenset(data["loyal"]),
        held=frozenset(data["held"]),
        belongings=frozenset(data["belongings"]),
        seated=frozenset(data["seated"]),
        tie_participles=frozenset(data["tie_participles"]),
        crowds=dict(data["crowds"]),
        taken_up={noun: frozenset(kinds) for noun, kinds in data["taken_up"].items()},
        state_parts=dict(data["state_parts"]),
        calendar=frozenset(data["calendar"]),
        civilians=frozenset(data["civilians"]),
        volleys=frozenset(data["volleys"]),
    )
