"""Pieces of HTML inside feeds, as text.

A tokenizer of our own: the parser of the standard library takes a time that grows with the square of a hostile text.
Each look for an end that fails ends the text, so that no part is read twice.
"""

import html
import re
from collections.abc import Iterator

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr",
        "ul",
    }
)  # fmt: skip
SILENT = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "noscript", "template")
}
NAME = re.compile(r"</?([a-z][a-z0-9:-]{0,40})", re.IGNORECASE)
ATTRIBUTES = re.compile(r"(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*>")


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, paragraphs apart by an empty line."""
    lines = (" ".join(line.split()) for line in "".join(_pieces(fragment)).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _pieces(fragment: str) -> Iterator[str]:
    """The text between tags, with a line end for each tag that starts or ends a block."""
    at = 0
    while (start := fragment.find("<", at)) >= 0:
        yield _plain(fragment[at:start])
        named = NAME.match(fragment, start)
        if named is None and not fragment.startswith(("<!", "<?"), start):
            yield "<"
            at = start + 1
            continue
        at = _end(fragment, start, named)
        if at < 0:
            return
        if named is not None and named.group(1).lower() in BLOCKS:
            yield "\n"
    yield _plain(fragment[at:])


def _plain(text: str) -> str:
    # Line ends of the source mean no more than a space.
    return html.unescape(text).replace("\n", " ")


def _end(fragment: str, start: int, named: re.Match[str] | None) -> int:
    """Where the tag, comment or silent element that starts at ``start`` ends; -1 when it never does."""
    if named is None:
        mark = "-->" if fragment.startswith("<!--", start) else ">"
        end = fragment.find(mark, start)
        return end if end < 0 else end + len(mark)
    closed = ATTRIBUTES.match(fragment, named.end())
    end = closed.end() - 1 if closed else fragment.find(">", named.end())
    silent = SILENT.get(named.group(1).lower()) if not fragment.startswith("</", start) else None
    if silent is not None and end >= 0:
        ending = silent.search(fragment, end)
        end = fragment.find(">", ending.end()) if ending else -1
    return end if end < 0 else end + 1
