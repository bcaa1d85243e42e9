"""Reads the data files of a room strictly: tables with tabs between cells, and values in TOML."""

import re
import tomllib
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from tocsin.errors import KnowledgeError

Row = dict[str, str]
Values = dict[str, Any]
Made = TypeVar("Made")


def read_table(name: str, columns: Sequence[str], package: str = "tocsin.knowledge") -> list[Row]:
    """The rows of the table ``name`` (``actors/states.tsv``) in the ``data`` folder of ``package``.

    Each row is a dictionary over ``columns``.
    Raises KnowledgeError when the table is missing or breaks its format.
    """
    path = resources.files(package) / "data"
    for part in name.split("/"):
        path = path / part
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{name}: cannot be read ({error})", "install Tocsin again") from error
    return parse_table(text, name, columns)


def make_of(name: str, package: str, make: Callable[[Values], Made]) -> Made:
    """What ``make`` makes of the values in the TOML file ``name`` in the ``data`` folder of ``package``.

    Raises KnowledgeError when the file cannot be read, or lacks or breaks what ``make`` asks of it.
    """
    path = resources.files(package) / "data" / name
    try:
        return make(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, TypeError, ValueError, re.error) as error:
        raise KnowledgeError(f"{name}: cannot be read ({error})", "install Tocsin again") from error


def read_table_file(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a user's table at ``path``, of the same format as a packaged one.

    Raises KnowledgeError when the file is missing, is no UTF-8 or breaks the format.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read ({error})", "give a UTF-8 file that exists") from error
    return parse_table(text, str(path), columns)


def parse_table(text: str, name: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a table given as text; ``name`` is only used in errors.

    Raises KnowledgeError naming the line when the header or the number of cells is wrong.
    """
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if lines[0].split("\t") != list(columns):
        raise KnowledgeError(f"{name}: the header is not the expected one", "write: " + " TAB ".join(columns))
    rows: list[Row] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            message = f"{name} line {number}: {len(cells)} cells where {len(columns)} are due"
            raise KnowledgeError(message, "separate cells by one tab and keep the empty ones")
        if any(cell != cell.strip() for cell in cells):
            raise KnowledgeError(f"{name} line {number}: a cell starts or ends with a space", "take it away")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


def cell_parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by ``|``; an empty cell holds none."""
    return tuple(part for part in cell.split("|") if part)
