"""The words and shapes of time expressions, loaded from ``data/times.toml`` and made into patterns."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.errors import KnowledgeError


@dataclass(frozen=True)
class TimeWords:
    """Word lists by name and the pattern that finds time expressions.

    An expression holds one of the words ``triggers`` or a number, and begins with a number or a word of ``parts``, or
    two of them written as one; ``shapes`` matches one at a word, its outermost group ``s<number>`` tells which of
    ``names`` it is, ``groups`` which inner groups it has, by name and number.
    """

    tables: Mapping[str, Mapping[str, Any]]
    triggers: frozenset[str]
    parts: frozenset[str]
    shapes: re.Pattern[str]
    names: tuple[str, ...]
    groups: tuple[tuple[tuple[str, int], ...], ...]

    def look_up(self, table: str, words: str) -> Any:
        """The value of a word, however it is spaced or capitalised; None when the table lacks it."""
        return self.tables[table].get(" ".join(words.lower().split()))


def alternation(words: Mapping[str, Any] | tuple[str, ...]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _expand(form: str, tables: Mapping[str, Mapping[str, Any]], macros: Mapping[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        name = match[1]
        stem = name.rstrip("0123456789")
        if name in macros:
            return _expand(macros[name], tables, macros)
        if stem in macros:
            return re.sub(
                r"\(\?P<(\w+)>", rf"(?P<\g<1>{name[len(stem) :]}>", _expand(macros[stem], tables, macros)
            )
        if stem + "s" in tables:
            return f"(?P<{name}>{alternation(tables[stem + 's'])})"
        if name in tables:
            return f"(?:{alternation(tables[name])})"
        raise KnowledgeError(
            f"times.toml: no list or macro is called {name}", "define it or correct the shape"
        )

    return re.sub(r"\{([a-z]\w*)\}", put, form)


def _blanks(form: str) -> str:
    for written, meant in (("[ -]", r"(?:-|\s+)"), ("[- ]", r"(?:-|\s+)"), (" ?", r"\s*"), (" ", r"\s+")):
        form = form.replace(written, meant)
    return form


def _trigger_words(tables: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Each expression holds one of these words (or a year, or a number made of several)."""
    singles = ("months", "weekdays", "seasons", "sets")
    words = {word for table in singles for word in tables[table]}
    words |= {phrase.split()[-1] for table in ("deictics", "vague") for phrase in tables[table]}
    words |= {re.split(r"[^a-z]+", phrase)[0] for phrase in tables["holidays"]}
    words |= {unit + ending for unit in tables["units"] for ending in ("", "s")}
    words |= {weekday + "s" for weekday in tables["weekdays"]}
    return frozenset(words | {"q1", "q2", "q3", "q4"}) - {""}


@cache
def time_words() -> TimeWords:
    """The built-in English time words. Raises KnowledgeError when a shape names an unknown list."""
    data = tomllib.loads(files("tocsin.reading").joinpath("data/times.toml").read_text("utf-8"))
    macros, shapes = data.pop("macros"), data.pop("shapes")
    tables: dict[str, dict[str, Any]] = data
    branches = []
    for number, shape in enumerate(shapes):
        pattern = _blanks(_expand(shape["form"], tables, macros))
        pattern = re.sub(r"\(\?P([<=])(\w+)([>)])", rf"(?P\1\2_{number}\3", pattern)
        branches.append(f"(?P<s{number}>{pattern})")
    anything = re.compile(rf"(?<!\w)(?:{'|'.join(branches)})", re.IGNORECASE)
    return TimeWords(
        tables,
        _trigger_words(tables),
        _literal_words(anything.pattern),
        anything,
        tuple(shape["name"] for shape in shapes),
        tuple(_inner_groups(anything, f"_{number}") for number in range(len(shapes))),
    )


def _literal_words(pattern: str) -> frozenset[str]:
    """All words that a pattern spells out, lower case, with and without a last letter that may be missing."""
    spelt = re.sub(r"\(\?P[<=]\w+[>)]|\\[A-Za-z]", " ", pattern).lower()
    words: set[str] = set()
    for word, missing in re.findall(r"([a-z]+)(\??)", spelt):
        words |= {word, word[:-1]} if missing else {word}
    return frozenset(words - {""})


def _inner_groups(pattern: re.Pattern[str], suffix: str) -> tuple[tuple[str, int], ...]:
    found = pattern.groupindex.items()
    return tuple((name.removesuffix(suffix), number) for name, number in found if name.endswith(suffix))
