"""How much Tocsin takes in, and which files it takes for articles; the figures stand in a data file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Kind = Literal["text", "page", "lines"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Characters an article, bytes a file and a line, tags a page may have at most; shares lie between 0 and 1.

    ``starts`` names the kinds of files that are no text by their first bytes, ``kinds`` the kinds we read by suffix.
    """

    longest_article: int
    largest_file: int
    largest_line: int
    most_tags: int
    western_share: float
    control_share: float
    starts: dict[str, str]
    kinds: dict[str, Kind]


@cache
def load_limits() -> Limits:
    """The limits of ``data/inputs.toml``; ``kinds`` gives the kind of a file by its suffix in lower case."""
    text = (resources.files("tocsin.sources") / "data" / "inputs.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    suffixes: dict[Kind, list[str]] = table.pop("suffixes")
    kinds = {suffix: kind for kind, listed in suffixes.items() for suffix in listed}
    return Limits(**table, kinds=kinds)
