"""Cuts a text into paragraphs: at empty lines, and where a line plainly begins something new."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tocsin.reading.leadins import begins_entry, lead_in

BLOCK = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
MARGIN = 12  # characters that a first word falls short of the widest line before a line end counts as meant
MARK = re.compile(r"[.!?…;:,\-–—&(]\s*$")
OPENING = re.compile(r"[ \t]*[\"“‘'(]*[A-ZÀ-ÖØ-Þ0-9]")
TOWARDS = re.compile(
    r"\b(?:a|an|the|of|in|on|at|to|by|for|from|with|and|or|as|that|which|who|near)\s*$", re.IGNORECASE
)


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the paragraphs. A single line break goes on with the sentence unless the next line begins an
    entry (a bullet, a time of day), a report (a dateline), or had room on the line before."""
    for block in BLOCK.finditer(text):
        if "\n" not in block.group():
            yield block.span()
            continue
        lines = block.group().split("\n")
        widest = max(len(line.rstrip()) for line in lines)
        start = at = block.start()
        for before, line in pairwise(lines):
            at += len(before) + 1
            if _begins(before, line, widest):
                yield start, at - 1
                start = at
        yield start, block.end()


def _begins(before: str, line: str, widest: int) -> bool:
    """Whether a line begins a new paragraph."""
    if begins_entry(line) or lead_in().fullmatch(before):
        return not TOWARDS.search(before)
    if MARK.search(before) or TOWARDS.search(before) or not OPENING.match(line):
        return False
    first = line.split(maxsplit=1)[0] if line.strip() else ""
    return len(before.rstrip()) + 1 + len(first) + MARGIN <= widest
