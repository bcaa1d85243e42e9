"""Text without what acts instead of being read: control characters, overrides of direction, broken characters."""

import re

# Embeddings, overrides and isolates can make a name read as another; the marks U+200E and U+200F stay: names need them.
ACTING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
BROKEN = re.compile("[\ud800-\udfff]")
ELLIPSIS = "…"


def plain(text: str) -> str:
    """The text on one line with single spaces; half a surrogate pair becomes U+FFFD."""
    return " ".join(BROKEN.sub("\ufffd", ACTING.sub("", text)).split())


def clip(text: str, longest: int) -> str:
    """The text, cut at a word so that it has at most ``longest`` characters with its ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head else head
    return cut.rstrip(" ,;:") + ELLIPSIS
