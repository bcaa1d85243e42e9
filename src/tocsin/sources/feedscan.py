"""A first look at a feed, before feedparser: the bytes of each entry, and the feed without what it stumbles over.

feedparser looks for mail addresses in the names of people by an expression that takes a time growing with the square
of a hostile name, and for each attribute of a tag through all the others. We need neither.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from tocsin.errors import InputError
from tocsin.sources.fetchlimits import FetchLimits

ENTRIES = {"item", "entry"}
PEOPLE = {"author", "contributor", "creator", "editor", "managingeditor", "owner", "publisher", "webmaster"}
PERSON = re.compile(rb"<((?:[\w.-]{1,60}:)?(?:" + "|".join(sorted(PEOPLE)).encode() + rb"))\b", re.IGNORECASE)
DEEPEST = 2
"""Entries lie below ``rss/channel``, ``feed`` or ``RDF``."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """The feed without its people, and the bytes of each entry in its order, none when the XML is broken.

    The bytes are the evidence of an entry: the same at each visit, however the rest of the feed changes.
    """

    safe: bytes
    entries: list[bytes]


def scan_feed(xml: bytes, where: str, limits: FetchLimits) -> Scanned:
    """The scan of a feed in UTF-8 without DOCTYPE.

    Raises InputError for a feed too large, also for being broken, and for a tag with too many attributes.
    """
    _check_size(xml, limits.feed_bytes, "a feed", where)
    scan = _Scan(xml, limits.most_attributes)
    try:
        scan.parse()
    except expat.ExpatError:
        _check_size(xml, limits.broken_feed_bytes, "a feed with broken XML", where)
        return Scanned(_without_people(xml), [])
    except TooManyError as error:
        message = f"{where}: a tag has more than {limits.most_attributes:,} attributes"
        raise InputError(message, "it is left out") from error
    kept, at = [], 0
    for start, end in scan.people:
        kept.append(xml[at:start])
        at = end
    return Scanned(b"".join([*kept, xml[at:]]), scan.entries)


def _check_size(xml: bytes, most: int, what: str, where: str) -> None:
    if len(xml) > most:
        raise InputError(f"{where}: is larger than {most:,} bytes, too large for {what}", "it is left out")


class TooManyError(Exception):
    """A tag with more attributes than any feed has."""


@dataclass
class _Scan:
    xml: bytes
    most_attributes: int
    entries: list[bytes] = field(default_factory=list)
    people: list[tuple[int, int]] = field(default_factory=list)
    depth: int = 0
    entry: int = 0
    person: tuple[int, int] | None = None
    fresh: bool = False

    def parse(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.DefaultHandler = self._other
        self.parser.Parse(self.xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(attributes) > self.most_attributes:
            raise TooManyError
        name = tag.rpartition(":")[2]
        if self.depth <= DEEPEST and name in ENTRIES:
            self.entry = self.parser.CurrentByteIndex
        elif self.person is None and self.depth > 0 and name.lower() in PEOPLE:
            self.person = (self.depth, self.parser.CurrentByteIndex)
        self.depth += 1
        self.fresh = True

    def _other(self, data: str) -> None:
        self.fresh = False

    def _end(self, tag: str) -> None:
        self.depth -= 1
        is_entry = self.depth <= DEEPEST and tag.rpartition(":")[2] in ENTRIES
        is_person = self.person is not None and self.person[0] == self.depth
        end = self._tag_end()
        self.fresh = False
        if is_person and self.person is not None:
            self.people.append((self.person[1], end))
            self.person = None
        elif is_entry:
            self.entries.append(self.xml[self.entry : end])

    def _tag_end(self) -> int:
        """The end of the tag that ends an element: of ``</a>``, which starts here, or of ``<a/>``, which ends here."""
        at = self.parser.CurrentByteIndex
        if self.fresh and self.xml[at - 2 : at] == b"/>":
            return at
        return self.xml.find(b">", at) + 1


def _without_people(xml: bytes) -> bytes:
    """Broken XML from which all from the start of a person to its end is cut, or only its start where it has none."""
    kept, at = [], 0
    endless: set[bytes] = set()
    while found := PERSON.search(xml, at):
        kept.append(xml[at : found.start()])
        name = found.group(1)
        start = xml.find(b">", found.end())
        if start < 0:
            return b"".join(kept)
        at = start + 1
        if xml[start - 1 : start] == b"/" or name in endless:
            continue
        end = xml.find(b"</" + name, at)
        if end < 0:
            endless.add(name)
            continue
        close = xml.find(b">", end)
        at = close + 1 if close >= 0 else len(xml)
    return b"".join([*kept, xml[at:]])
