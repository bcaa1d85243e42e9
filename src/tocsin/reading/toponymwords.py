"""The words that help to find place names, read from their tables."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tocsin.errors import KnowledgeError
from tocsin.knowledge.gazetteer.tables import heads, table_rows
from tocsin.knowledge.people import load_given_names

ROLES = (
    "preposition",
    "direction",
    "particle",
    "organisation",
    "title",
    "street",
    "pronoun",
    "opener",
    "teller",
)


@dataclass(frozen=True, slots=True)
class ToponymWords:
    """Words in lower case by the part they play beside a place name.

    ``openers`` are first words of names that mean another place without them ("Lake", "Fort", "Beit"); ``tellers``
    are verbs whose subject is a person.
    ``never`` are words that are no place on their own, ``weak`` those that are one only with other evidence;
    ``heads`` maps a generic word or phrase to the kind it points to, ``head_words`` are the single words of
    these phrases.
    """

    prepositions: frozenset[str]
    directions: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    titles: frozenset[str]
    streets: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    tellers: frozenset[str]
    never: frozenset[str]
    weak: frozenset[str]
    given_names: frozenset[str]
    heads_after: dict[str, str]
    heads_before: dict[str, str]
    head_words: frozenset[str]


@cache
def toponym_words() -> ToponymWords:
    """The tables, read once; raises KnowledgeError when one breaks its format."""
    folder = files("tocsin.reading") / "data"
    roles: dict[str, set[str]] = {role: set() for role in ROLES}
    for row in table_rows(folder / "toponym_words.tsv", ("word", "role")):
        if row["role"] not in roles:
            raise KnowledgeError(
                f"toponym_words.tsv has the unknown role {row['role']!r}", f"use one of {ROLES}"
            )
        roles[row["role"]].add(row["word"])
    traps = {
        row["word"]: row["strength"] for row in table_rows(folder / "toponym_traps.tsv", ("word", "strength"))
    }
    after = {head.words.casefold(): head.kind for head in heads() if head.side != "before"}
    before = {head.words.casefold(): head.kind for head in heads() if head.side != "after"}
    return ToponymWords(
        prepositions=frozenset(roles["preposition"]),
        directions=frozenset(roles["direction"]),
        particles=frozenset(roles["particle"]),
        organisations=frozenset(roles["organisation"]),
        titles=frozenset(roles["title"]),
        streets=frozenset(roles["street"]),
        pronouns=frozenset(roles["pronoun"]),
        openers=frozenset(roles["opener"]),
        tellers=frozenset(roles["teller"]),
        never=frozenset(word for word, strength in traps.items() if strength == "never"),
        weak=frozenset(word for word, strength in traps.items() if strength == "weak"),
        given_names=load_given_names(),
        heads_after=after,
        heads_before=before,
        head_words=frozenset(
            word for phrase in (*after, *before) for word in phrase.replace("-", " ").split()
        ),
    )


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A province written short: its name, its country (ISO alpha-2), and whether it must follow a comma, as "Ill."
    must."""

    name: str
    country: str
    after_comma: bool


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """The abbreviations of provinces as news writes them (AP style and postal codes), by their spelling."""
    table = files("tocsin.reading") / "data" / "toponym_abbreviations.tsv"
    return {
        row["abbreviation"]: Abbreviation(row["name"], row["country"], row["after"] == "comma")
        for row in table_rows(table, ("abbreviation", "name", "country", "after"))
    }


@cache
def abbreviation_pattern() -> re.Pattern[str]:
    """Any of the abbreviations where a word may end. Whether one may start there is asked afterwards: a pattern that
    looks back first takes ten times as long."""
    spellings = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, spellings))})(?!\w)")
