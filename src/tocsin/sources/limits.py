"""How much Tocsin takes in, and which files it takes for articles; the figures stand in a data file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "page", "lines", "pdf", "table", "mailbox", "mail", "zip", "warc"]
STREAMED: frozenset[Kind] = frozenset({"lines", "table"})
ARCHIVES: frozenset[Kind] = frozenset({"mailbox", "zip", "warc"})


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What an archive may hold and grow to: bytes, members, levels of archives in archives."""

    largest_archive: int
    most_unpacked: int
    highest_ratio: int
    ratio_grace: int
    most_members: int
    largest_directory: int
    deepest: int
    largest_record: int
    largest_header: int
    most_broken: int
    most_parts: int
    most_nested: int


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """Pages, seconds and bytes of memory that one PDF file may take."""

    most_pages: int
    seconds: int
    memory: int


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
    archives: ArchiveLimits
    pdf: PdfLimits

    def kind_of(self, name: str) -> Kind | None:
        """The kind of a file by its name; None for names that say nothing."""
        suffixes = PurePath(name.lower()).suffixes
        return self.kinds.get("".join(suffixes[-2:])) or self.kinds.get("".join(suffixes[-1:]))


@cache
def load_limits() -> Limits:
    """The limits of ``data/inputs.toml``; ``kinds`` gives the kind of a file by its suffix in lower case."""
    text = (resources.files("tocsin.sources") / "data" / "inputs.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    suffixes: dict[Kind, list[str]] = table.pop("suffixes")
    kinds = {suffix: kind for kind, listed in suffixes.items() for suffix in listed}
    archives, pdf = ArchiveLimits(**table.pop("archives")), PdfLimits(**table.pop("pdf"))
    return Limits(**table, kinds=kinds, archives=archives, pdf=pdf)
