"""Web archives in WARC, packed by gzip or not, as Common Crawl News and the Internet Archive keep them."""

import datetime as dt
import io
import logging
from importlib import import_module
from typing import Any

from tocsin.errors import ArticleError, InputError
from tocsin.model.article import Article
from tocsin.sources.budget import Budget
from tocsin.sources.found import Found, Places
from tocsin.sources.gunzip import MAGIC, Gunzip, is_gzip
from tocsin.sources.limits import load_limits
from tocsin.sources.pages import page_article
from tocsin.sources.warcrecords import Cut, cut_records

MEDIA_TYPE = "text/html"
PAGES = ("text/html", "application/xhtml+xml")
HINT = "the next record is read all the same"


def warc_articles(stream: io.BufferedReader, where: str, budget: Budget) -> Places:
    """The articles of the pages in a web archive, each with its place (``FILE!URL``) and the page's own bytes.

    Only answers with status 200 that are pages are read; requests, revisits and other records are left out. The id
    of an article is its URL, the time of fetching is WARC-Date. A broken record gives an error, and the next is read.
    """
    gunzip = Gunzip(stream, budget, where) if is_gzip(stream.peek(len(MAGIC))) else None
    records, broken, breaks = 0, 0, 0
    try:
        for cut in cut_records(io.BufferedReader(gunzip) if gunzip else stream):
            records += 1
            if gunzip and gunzip.breaks > breaks:
                breaks = gunzip.breaks
                if not cut.fault:
                    yield where, InputError(f"{where}: is broken near record {records}", HINT)
            place = f"{where}!record {records}"
            try:
                page = _page(cut, place, where, budget)
                broken = 0
            except InputError as error:
                yield place, error
                broken += 1
                if budget.spent:
                    return
                if broken > load_limits().archives.most_broken:
                    yield where, InputError(f"{where}: is broken from record {records - broken + 1} on")
                    return
                continue
            if page is not None:
                yield page
    except InputError as error:
        yield where, error
        return
    if gunzip and gunzip.breaks > breaks:
        yield where, InputError(f"{where}: is broken after record {records}")
    elif not records:
        yield (
            where,
            InputError(f"{where}: holds no WARC record", "a WARC file starts with WARC/1.0 or WARC/1.1"),
        )


def _page(cut: Cut, place: str, where: str, budget: Budget) -> tuple[str, Found | InputError] | None:
    """The article of a record, or why its page has none; None for a record that is no page.

    Raises InputError for a broken record, and when the budget is spent.
    """
    if cut.fault:
        raise InputError(f"{place}: {cut.fault}", HINT)
    # Loaded here: few inputs are web archives, and every command would wait for it.
    loader = import_module("warcio.recordloader").ArcWarcRecordLoader()
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    most = load_limits().largest_file
    try:
        record = loader.parse_record_stream(io.BytesIO(cut.head + cut.body))
        if not _is_page(record):
            return None
        url = record.rec_headers.get_header("WARC-Target-URI")
        fetched_at = _time(record.rec_headers.get_header("WARC-Date"))
        headers = tuple((str(name), str(value)) for name, value in record.http_headers.headers)
        data: bytes = record.content_stream().read(most + 1)
    # The parser breaks on wrong records in ways nobody can list; one record must never end the run.
    except Exception as error:
        raise InputError(f"{place}: the record is broken ({type(error).__name__})", HINT) from error
    budget.spend(len(data), where)
    address = f"{where}!{url}"
    try:
        if len(data) > most:
            raise ArticleError(f"{address}: the page is larger than {most:,} bytes")
        article = _addressed(page_article(data, url, address), url)
        return address, Found(article, data, MEDIA_TYPE, fetched_at, headers)
    except InputError as error:
        return address, error


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    content = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return content in PAGES and record.http_headers.get_statuscode() == "200"


def _addressed(article: Article, url: str) -> Article:
    """The article with the address it was fetched from, where the page states none of its own."""
    return Article(
        article.id,
        article.text,
        article.title,
        article.date,
        article.publisher,
        article.url or url,
        article.language,
    )


def _time(value: str | None) -> dt.datetime | None:
    """The time of WARC-Date (``2024-03-05T10:00:00Z``); None where it is missing or wrong."""
    try:
        time = dt.datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return time if time.utcoffset() is not None else time.replace(tzinfo=dt.UTC)
