"""The bytes of each entry of a feed: its evidence, the same at each visit however the rest of the feed changes."""

from xml.parsers import expat

ENTRIES = {"item", "entry"}
DEEPEST = 2
"""Entries lie below ``rss/channel``, ``feed`` or ``RDF``."""


def entry_bytes(xml: bytes) -> list[bytes]:
    """The entries of a feed in UTF-8 without DOCTYPE, in its order; nothing when its XML is broken."""
    parser = expat.ParserCreate("utf-8")
    found: list[bytes] = []
    depth = start = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, start
        if depth <= DEEPEST and tag.rpartition(":")[2] in ENTRIES:
            start = parser.CurrentByteIndex
        depth += 1

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if depth <= DEEPEST and tag.rpartition(":")[2] in ENTRIES:
            end = xml.find(b">", parser.CurrentByteIndex) + 1
            found.append(xml[start:end])

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return []
    return found
