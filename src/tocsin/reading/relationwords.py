"""The words and orders of words that state a tie (``data/relation_*.tsv``)."""

import re
from dataclasses import dataclass
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.people import load_heads_of_state
from tocsin.model.relation import RELATION_TYPES
from tocsin.tables import read_table

WORD_COLUMNS = ("phrase", "symbol", "relation", "state", "home", "before")
PATTERN_COLUMNS = ("pattern", "relation", "when", "example", "states")
PACKAGE = "tocsin.reading"
# Symbols that come from names and marks, not from the table of words.
FOUND = ("name", "adj", "place", "person", "unit", "word", "comma", "hyphen", "possessive", "other")
GROUPS = {
    "mod": ("plain", "lower", "past"),
    "title": ("role",),
    "who": ("person", "word"),
    "org": ("unit", "person", "word"),
}
ELEMENT = re.compile(r"(?:(head|tail):)?([a-z|]+)([?*]?)")
COMMON = frozenset({*FOUND, "the", "a", "and", "of", "in", "plain"})
MEANINGS = frozenset({"role", "tie", *RELATION_TYPES})
CONDITIONS = frozenset({"-", "definite", "pronoun", "home", "group", "later", "before", "part"})


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A phrase and its symbol.

    ``relation`` is what it states, ``state`` the same beside a state, ``home`` whether it speaks of the
    article's own country when no body is named, ``before`` its symbol right before an office.
    """

    phrase: str
    symbol: str
    relation: str
    state: str
    home: bool
    before: str


@dataclass(frozen=True, slots=True)
class RelationPattern:
    """An order of symbols, compiled: what it states and under which condition.

    ``telling`` are symbols of which one must be there, so that most sentences need not be searched.
    """

    regex: re.Pattern[str]
    telling: frozenset[str]
    relation: str
    when: str


@cache
def load_relation_words() -> dict[str, RelationWord]:
    """The phrases, lower case and without hyphens. Those that only count after a hyphen start with one."""
    words: dict[str, RelationWord] = {}
    for row in read_table("relation_words.tsv", WORD_COLUMNS, PACKAGE):
        if row["relation"] not in {"-", *RELATION_TYPES} or row["state"] not in {"-", *RELATION_TYPES}:
            raise KnowledgeError(
                f"relation_words.tsv: bad relation beside {row['phrase']}", "use a known one"
            )
        key = f"-{row['phrase']}" if row["symbol"] == "tie" else row["phrase"]
        if key in words:
            raise KnowledgeError(f"relation_words.tsv: {key} stands twice", "keep one row")
        words[key] = RelationWord(
            row["phrase"], row["symbol"], row["relation"], row["state"], row["home"] == "yes", row["before"]
        )
    return words


@cache
def load_phrases() -> dict[str, tuple[tuple[tuple[str, ...], RelationWord], ...]]:
    """The phrases as words, longest first, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], RelationWord]]] = {}
    for phrase, word in load_relation_words().items():
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append((parts, word))
    return {
        first: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for first, phrases in found.items()
    }


@cache
def load_second_words() -> dict[str, frozenset[str]]:
    """The second words of the phrases of several words, by their first word."""
    return {
        first: frozenset(parts[1] for parts, _ in phrases if len(parts) > 1)
        for first, phrases in load_phrases().items()
    }


@cache
def load_unit_words() -> frozenset[str]:
    """Last words by which an unknown capitalised name is a body and no person ("Radwan Force")."""
    return frozenset(row["word"] for row in read_table("relation_units.tsv", ("word",), PACKAGE))


@cache
def load_leaders() -> dict[str, str]:
    """ISO alpha-2 codes by the names of heads of state and government, full and by unique surname.

    They only tell whose president "President Macron" is when an article does not say it beside the name.
    """
    leaders: dict[str, str] = {}
    for leader in load_heads_of_state():
        for name in leader.names:
            leaders[fold_name(name)] = leader.country
            last = fold_name(name.split()[-1])
            leaders[last] = leader.country if leaders.get(last, leader.country) == leader.country else ""
    return leaders


@cache
def load_symbols() -> dict[str, str]:
    """One character for each symbol: a sentence becomes a string, a pattern a regular expression."""
    names = dict.fromkeys([*FOUND, *(word.symbol for word in load_relation_words().values())])
    return {name: chr(0x4E00 + number) for number, name in enumerate(names)}


@cache
def load_relation_patterns() -> tuple[RelationPattern, ...]:
    """The patterns in the order in which they are tried. Raises KnowledgeError when one does not compile."""
    return tuple(
        RelationPattern(_compile(row["pattern"]), _telling(row["pattern"]), row["relation"], row["when"])
        for row in read_table("relation_patterns.tsv", PATTERN_COLUMNS, PACKAGE)
        if _is_sound(row["relation"], row["when"])
    )


def _is_sound(relation: str, when: str) -> bool:
    if relation not in MEANINGS or when not in CONDITIONS:
        raise KnowledgeError(
            f"relation_patterns.tsv: bad relation {relation} or condition {when}", "use known ones"
        )
    return True


def _symbols(names: str) -> tuple[str, ...]:
    """The symbols that an element such as ``role|mod`` allows."""
    return tuple(one for part in names.split("|") for one in GROUPS.get(part, (part,)))


def _telling(pattern: str) -> frozenset[str]:
    """The symbols of the element that a sentence lacks most often, of those that it must have."""
    matches = (ELEMENT.fullmatch(element) for element in pattern.split())
    asked = [_symbols(match[2]) for match in matches if match is not None and not match[3]]
    rarest = min(asked, key=lambda symbols: len(COMMON.intersection(symbols)), default=())
    return frozenset(load_symbols()[symbol] for symbol in rarest)


def _compile(pattern: str) -> re.Pattern[str]:
    """The regular expression over symbols for a pattern such as ``tail:name possessive? role head:who``."""
    pieces = []
    for element in pattern.split():
        match = ELEMENT.fullmatch(element)
        symbols = load_symbols()
        parts = _symbols(match[2]) if match else ()
        if match is None or any(part not in symbols for part in parts):
            raise KnowledgeError(
                f"relation_patterns.tsv: bad element {element}", "write [head:|tail:]symbol[?|*]"
            )
        piece = "[" + "".join(symbols[part] for part in parts) + "]" + match[3]
        pieces.append(f"(?P<{match[1]}>{piece})" if match[1] else piece)
    return re.compile("".join(pieces))
