"""What a stream of bytes of a known kind holds: its articles, one by one."""

import io
from collections.abc import Callable

from tocsin.errors import InputError
from tocsin.model.article import Article
from tocsin.sources.articles import line_articles
from tocsin.sources.budget import Budget
from tocsin.sources.found import Found, Places
from tocsin.sources.limits import Kind, load_limits
from tocsin.sources.mailboxes import mailbox_articles
from tocsin.sources.messages import message_article
from tocsin.sources.pages import page_article
from tocsin.sources.pdfs import pdf_article
from tocsin.sources.spreadsheets import table_articles
from tocsin.sources.texts import text_article
from tocsin.sources.warcs import warc_articles
from tocsin.sources.zips import zip_articles

Single = Callable[[bytes, str, str], Article]

SINGLE: dict[Kind, tuple[Single, str]] = {
    "text": (text_article, "text/plain"),
    "page": (page_article, "text/html"),
    "pdf": (pdf_article, "application/pdf"),
    "mail": (message_article, "message/rfc822"),
}
"""The kinds that hold one article a file: what reads them, and their media type."""


def contents_of(
    stream: io.BufferedReader, kind: Kind, id: str, where: str, budget: Budget, depth: int = 1
) -> Places:
    """The articles of a stream, each with its place and its own bytes; what is broken comes as an InputError.

    ``id`` names the articles that have no id of their own, ``depth`` counts the archives around the stream.
    Raises what reading the stream raises, and InputError when the budget is spent.
    """
    if kind == "lines":
        yield from line_articles(stream, where)
    elif kind == "table":
        yield from table_articles(stream, id, where)
    elif kind == "mailbox":
        yield from mailbox_articles(stream, id, where)
    elif kind == "warc":
        yield from warc_articles(stream, where, budget)
    elif kind == "zip":
        yield from zip_articles(stream, id, where, budget, depth, contents_of)
    else:
        yield from _single(stream, kind, id, where)


def _single(stream: io.BufferedReader, kind: Kind, id: str, where: str) -> Places:
    read, media_type = SINGLE[kind]
    most = load_limits().largest_file
    data = stream.read(most + 1)
    try:
        if len(data) > most:
            raise InputError(f"{where}: is larger than {most:,} bytes")
        yield where, Found(read(data, id, where), data, media_type)
    except InputError as error:
        yield where, error
