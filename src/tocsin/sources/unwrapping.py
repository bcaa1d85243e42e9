"""Lines broken at the margin joined to paragraphs again, since a sentence must not end where its line does."""

import re

HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]$")
ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
# A line shorter than this share of the longest lines ends its paragraph when its sentence ends with it.
SHORT = 0.85
# A line shorter than this, without the end of a sentence, is a heading or a cell of a table.
HEADING = 0.5


def unwrap_lines(page: str) -> str:
    """The text of a page with an empty line between paragraphs; a word cut by a hyphen is whole again."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    # The typical full line: nine of ten are not longer.
    full = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    paragraphs: list[str] = []
    open_paragraph = False
    for line in lines:
        if not line:
            open_paragraph = False
            continue
        if not open_paragraph:
            paragraphs.append(line)
        elif HYPHEN.search(paragraphs[-1]) and line[0].islower():
            paragraphs[-1] = HYPHEN.sub("", paragraphs[-1]) + line
        else:
            paragraphs[-1] += f" {line}"
        ended = ENDS.search(line) and len(line) < SHORT * full
        open_paragraph = not ended and len(line) >= HEADING * full
    return "\n\n".join(paragraphs)
