"""An arrival: one report as it came in, with the bytes that are its evidence."""

import datetime as dt
from dataclasses import dataclass

from tocsin.model.article import Article


@dataclass(frozen=True, slots=True)
class Arrival:
    """One report and how it came.

    ``raw`` are its bytes as fetched: a page, a line of JSONL, a member of an archive. ``address`` is the URL or the
    path it came from, ``fetched_at`` an aware time in UTC, ``headers`` what the server sent with it. ``source`` is the
    name of its description in ``tocsin.toml`` ("files" for what was given by hand), ``family`` the publisher family
    that the description states.
    """

    article: Article
    raw: bytes
    address: str
    fetched_at: dt.datetime
    media_type: str = "text/plain"
    headers: tuple[tuple[str, str], ...] = ()
    source: str = "files"
    family: str | None = None

    def __post_init__(self) -> None:
        if self.fetched_at.utcoffset() is None:
            raise ValueError("the time of an arrival needs its offset")
