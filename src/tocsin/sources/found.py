"""What the readers of files give: an article with the very bytes it was read from."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.errors import InputError
from tocsin.model.article import Article
from tocsin.sources.note import Note


@dataclass(frozen=True, slots=True)
class Found:
    """An article, its own raw bytes (a line, a row as JSON, a member, a message) and their media type.

    ``fetched_at`` and ``headers`` are what an archive of the web says about the fetching, else unknown.
    """

    article: Article
    raw: bytes
    media_type: str
    fetched_at: dt.datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()


Placed = tuple[str, Found | InputError | Note]
"""A find, an error or a note, with its place: ``news/a.txt``, ``a.jsonl:3``, ``a.zip!b.html``."""

Places = Iterator[Placed]
