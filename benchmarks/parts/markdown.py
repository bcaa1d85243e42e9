"""Tables in Markdown, as the README of the benchmarks holds them."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table; all columns but the first are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def percent(part: int, whole: int) -> str:
    """A share with its counts, so that small numbers show as such."""
    return f"{100 * part / whole:.1f} % ({part} of {whole})" if whole else "none"
