"""Tables and notes of Markdown."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made by docs/generate.py; change the code or docs/making and run `make docs`. -->"


def page(title: str, *parts: str) -> str:
    """A page under its title, with the note that it is made and not written."""
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars inside cells are escaped, line ends become spaces."""
    lines = [_row(columns), _row(["---"] * len(columns))]
    return "\n".join([*lines, *(_row([_cell(cell) for cell in row]) for row in rows)])


def code(text: str) -> str:
    """Words in code type; nothing for an empty text."""
    return f"`{text}`" if text else ""


def codes(texts: Iterable[str]) -> str:
    """Several words in code type."""
    return ", ".join(map(code, texts))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
