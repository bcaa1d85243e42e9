"""One mail message, a newsletter as a rule: its text, subject, sender and day; attachments are left alone."""

import codecs
import datetime as dt
import email
import re
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from tocsin.errors import ArticleError, InputError
from tocsin.model.article import Article
from tocsin.sources.encoding import decode_bytes
from tocsin.sources.limits import load_limits
from tocsin.sources.pages import page_article

HINT = "save the text of the report as a .txt file"
# Characters: a shorter text part beside a page says no more than "see it in your browser".
LEAST_TEXT = 200
BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
EDGES = re.compile(r"[ \t]+$", re.MULTILINE)
Part = Message


def message_article(data: bytes, id: str, where: str) -> Article:
    """The article of a message: its text part, else its page read by trafilatura; its id, else ``id``.

    The publisher is the sender's name, the date the day that the Date header names, as written. Raises ArticleError
    for a message without a text, EncodingError for one that is no text.
    """
    # The parser compares each line with the end of every part around it.
    if len(BOUNDARY.findall(data)) > load_limits().archives.most_nested:
        raise ArticleError(f"{where}: the message holds too many parts in parts", HINT)
    try:
        message = email.message_from_bytes(data)
        plain, page = _bodies(message)
        text = _text(plain, where) if plain is not None else ""
        source = _source(page) if page is not None else b""
    except InputError:
        raise
    # The parser walks parts in parts by recursion, and breaks on some headers in ways nobody can list.
    except Exception as error:
        raise ArticleError(
            f"{where}: the message is too broken to read ({type(error).__name__})", HINT
        ) from error
    if page is not None and len(text) < LEAST_TEXT:
        try:
            text = page_article(source, id, where).text
        except InputError:
            if not text:
                raise
    if not text.strip():
        raise ArticleError(f"{where}: the message holds no text", HINT)
    return Article(
        id=_header(message, "message-id").strip("<> ") or id,
        text=text,
        title=_header(message, "subject") or None,
        date=_day(_header(message, "date")),
        publisher=_sender(_header(message, "from")),
    )


def _bodies(message: Part) -> tuple[Part | None, Part | None]:
    """The first text part and the first page of a message that are no attachments."""
    found: dict[str, Part] = {}
    for part in islice(message.walk(), load_limits().archives.most_parts):
        if part.get_content_disposition() != "attachment" and not part.is_multipart():
            found.setdefault(part.get_content_type(), part)
    return found.get("text/plain"), found.get("text/html")


def _text(part: Part, where: str) -> str:
    data, charset = _payload(part), part.get_content_charset()
    try:
        text = data.decode(charset) if charset and charset != "us-ascii" else decode_bytes(data, where)
    except (LookupError, UnicodeDecodeError):
        text = decode_bytes(data, where)
    return EDGES.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")


def _source(part: Part) -> bytes:
    """The page as bytes that say their encoding themselves."""
    data, charset = _payload(part), part.get_content_charset()
    try:
        return codecs.BOM_UTF8 + data.decode(charset or "utf-8").removeprefix("\ufeff").encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return data


def _payload(part: Part) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: Part, name: str) -> str:
    """A header in one line, encoded words decoded; "" where there is none."""
    value = message.get(name, "")
    try:
        value = str(make_header(decode_header(value)))
    except (LookupError, UnicodeError, ValueError):
        value = str(value)
    return " ".join(value.split())


def _sender(value: str) -> str | None:
    name, address = parseaddr(value)
    return name or address or None


def _day(value: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
