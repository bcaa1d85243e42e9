"""The entries of a feed, RSS or Atom, as feedparser reads them from bytes."""

import datetime as dt
import io
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib import import_module
from typing import Any

from tocsin.errors import InputError
from tocsin.sources.fragments import fragment_text

NO_FEED = "give the address of an RSS or Atom feed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    ``id`` is the feed's own, ``date`` the day of publication in the publisher's own time, ``changed`` when it was
    last changed (or published) where a time is stated, ``text`` what the feed itself carries of the report.
    """

    id: str
    link: str | None
    title: str | None
    date: dt.date | None
    changed: dt.datetime | None
    text: str
    publisher: str | None


def read_feed(xml: bytes, address: str, where: str) -> Iterator[Entry | InputError]:
    """The entries of a feed in UTF-8 without DOCTYPE, in its order; a broken one comes as an error.

    Raises InputError for what is no feed.
    """
    # Loaded here: reading files needs none of it.
    feedparser = import_module("feedparser")
    try:
        # As a stream: given bytes, it would look for a file of that name.
        feed = feedparser.parse(
            io.BytesIO(xml),
            response_headers={"content-location": address, "content-type": "application/xml; charset=utf-8"},
            # Only text is taken, and cleaning HTML takes a time that grows with the square of a hostile text.
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    # Broken markup breaks parsers in ways nobody can list; one feed must never end the run.
    except Exception as error:
        raise InputError(
            f"{where}: the feed is too broken to read ({type(error).__name__})", NO_FEED
        ) from error
    if not feed.get("version") and not feed.get("entries"):
        raise InputError(f"{where}: is no feed", NO_FEED)
    title = _line(feed.feed.get("title"))
    for number, found in enumerate(feed.entries, 1):
        try:
            yield _entry(found, title)
        except Exception as error:
            message = f"{where}: entry {number} is too broken to read ({type(error).__name__})"
            yield InputError(message, "the others are read all the same")


def written_day(value: str | None) -> tuple[dt.date | None, dt.datetime | None]:
    """Day and time of a date as feeds write it (RFC 822 or ISO 8601); the day is that of its own time zone."""
    if not value:
        return None, None
    try:
        time = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        try:
            time = parsedate_to_datetime(value)
        except (ValueError, TypeError, OverflowError):
            return None, None
    try:
        return time.date(), time.astimezone(dt.UTC) if time.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None, None


def _entry(found: Mapping[str, Any], feed_title: str | None) -> Entry:
    # "in" before "get": asked for "updated", feedparser gives "published" instead, with a warning.
    published = found.get("published") if "published" in found else None
    updated = found.get("updated") if "updated" in found else None
    day, time = _dated(found, "published", published)
    other_day, other_time = _dated(found, "updated", updated)
    link = _line(found.get("link"))
    source = found.get("source") or {}
    return Entry(
        id=_line(found.get("id")) or link or "",
        link=link,
        title=_line(fragment_text(found.get("title") or "")),
        # An Atom entry must say when it was updated, and may leave out when it was published.
        date=day or other_day,
        changed=other_time or time,
        text=_text(found),
        publisher=_line(source.get("title")) or feed_title,
    )


def _dated(
    found: Mapping[str, Any], name: str, value: str | None
) -> tuple[dt.date | None, dt.datetime | None]:
    day, time = written_day(value)
    parsed = found.get(f"{name}_parsed") if value else None
    if day is None and parsed is not None:
        # What only feedparser can read, it gives in UTC.
        try:
            time = dt.datetime.fromtimestamp(timegm(parsed), dt.UTC)
        except (ValueError, OverflowError, OSError):
            return None, None
        day = time.date()
    return day, time


def _text(found: Mapping[str, Any]) -> str:
    """The longest of what the entry carries, as text."""
    pieces = [*(found.get("content") or []), found.get("summary_detail") or {}]
    texts = [_plain(piece) for piece in pieces]
    return max(texts, key=len, default="")


def _plain(piece: Mapping[str, Any]) -> str:
    value = piece.get("value") or ""
    if piece.get("type") != "text/plain":
        return fragment_text(value)
    lines = (" ".join(line.split()) for line in value.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
