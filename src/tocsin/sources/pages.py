"""Web pages saved as files: the article in them, found by trafilatura; nothing is fetched."""

import datetime as dt
import logging
import re
from importlib import import_module

from tocsin.errors import ArticleError, DateError
from tocsin.model.article import Article
from tocsin.model.day import parse_day
from tocsin.sources.encoding import BOMS, decode_bytes
from tocsin.sources.limits import load_limits

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
HEAD = 4096
# A fixed end of time: with today's, the same page would read differently tomorrow.
DATES = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%d",
    "max_date": "2100-01-01",
}
HINT = "save the text of the report as a .txt file"


def page_article(data: bytes, id: str, where: str) -> Article:
    """The article of an HTML page, paragraphs apart by an empty line; title, date, publisher where known.

    Raises EncodingError for what is no text, ArticleError for a page with no article or too broken to read.
    """
    # Loaded here: it takes half a second, and plain text needs none of it.
    trafilatura = import_module("trafilatura")

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    if data.count(b"<") > load_limits().most_tags:
        raise ArticleError(f"{where}: the page holds more than {load_limits().most_tags:,} tags", HINT)
    page = XML_DECLARATION.sub("", decode_page(data, where), count=1)
    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=DATES,
        )
    # Broken markup breaks parsers in ways nobody can list; one page must never end the run.
    except Exception as error:
        message = f"{where}: the page is too broken to read ({type(error).__name__})"
        raise ArticleError(message, HINT) from error
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ArticleError(f"{where}: no article is found in the page", HINT)
    title = _one_line(found.title)
    return Article(
        id=id,
        text=_paragraphs(found.text or "", title),
        title=title,
        date=_day(found.date),
        publisher=_one_line(found.sitename),
        url=found.url or None,
    )


def decode_page(data: bytes, where: str) -> str:
    """The source of a page: byte order mark, then UTF-8, then the declared encoding, then a guess."""
    declared = DECLARED.search(data[:HEAD])
    if declared and not any(data.startswith(bom) for bom, _ in BOMS) and not _is_utf8(data):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_bytes(data, where)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _paragraphs(text: str, title: str | None) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if title and len(lines) > 1 and lines[0] == title:
        del lines[0]
    return "\n\n".join(lines)


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _day(value: str | None) -> dt.date | None:
    try:
        return parse_day(value) if value else None
    except DateError:
        return None
