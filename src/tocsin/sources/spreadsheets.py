"""Tables of articles as CSV: a header names the columns; a bad row is one error and the next is read all the same."""

import io
from collections.abc import Iterator

from tocsin.errors import ArticleError, DateError, InputError
from tocsin.model.article import Article
from tocsin.model.day import parse_day
from tocsin.model.record import dump_line
from tocsin.sources.encoding import utf8_stream
from tocsin.sources.found import Found, Places
from tocsin.sources.limits import load_limits
from tocsin.sources.tablerows import Broken, header_cells, table_rows

MEDIA_TYPE = "application/json"
DELIMITERS = (",", ";", "\t")
COLUMNS = ("id", "text", "title", "date", "publisher", "url", "language")
HEADER = "the first row names the columns: " + ", ".join(COLUMNS)


def table_articles(stream: io.BufferedReader, id: str, where: str) -> Places:
    """The articles of a CSV table, each with its place (``FILE:LINE``); the bytes of one are its row as JSON.

    The delimiter is comma, semicolon or tab, whichever gives the header most columns. Other columns than
    ``COLUMNS`` are kept in the bytes and not read.
    """
    try:
        lines = _lines(utf8_stream(stream, where, HEADER))
        above, first = next(
            ((number, line) for number, line in enumerate(lines, start=1) if not _is_preface(line)), (1, "")
        )
        delimiter = max(DELIMITERS, key=lambda sign: _known(first, sign))
        header = header_cells(first, delimiter)
        columns = [name.lower() for name in header]
        if "text" not in columns:
            raise ArticleError(f"{where}: no column is named text", HEADER)
        twice = next((name for name in COLUMNS if columns.count(name) > 1), None)
        if twice:
            raise ArticleError(f"{where}: two columns are named {twice}", HEADER)
    except InputError as error:
        yield where, error
        return
    broken = 0
    for number, row in table_rows(lines, delimiter, len(header), first_line=above + 1):
        place = f"{where}:{number}"
        try:
            if isinstance(row, Broken):
                raise ArticleError(f"{place}: {row.message}", row.hint)
            article = _article(dict(zip(columns, row, strict=True)), f"{id}:{number}", place)
            raw = dump_line(dict(zip(header, row, strict=True))).encode("utf-8")
            yield place, Found(article, raw, MEDIA_TYPE)
            broken = 0
        except InputError as error:
            yield place, error
            broken += 1
            if broken > load_limits().archives.most_broken:
                yield where, InputError(f"{where}: is broken from line {number} on, or no table")
                return


def _article(row: dict[str, str], id: str, place: str) -> Article:
    def cell(name: str) -> str | None:
        return row.get(name, "").strip() or None

    date = cell("date")
    try:
        day = parse_day(date) if date else None
    except DateError as error:
        raise DateError(f"{place}: {error.message}", error.hint) from error
    text = row["text"].replace("\r\n", "\n").replace("\r", "\n")
    return Article(
        cell("id") or id, text, cell("title"), day, cell("publisher"), cell("url"), cell("language")
    )


def _is_preface(line: str) -> bool:
    """Whether a line before the header is empty, or is the one by which Excel tells the delimiter."""
    return not line.strip() or line.lower().startswith("sep=")


def _known(line: str, delimiter: str) -> int:
    """How many columns of a header we know when it is cut by this delimiter."""
    return sum(name.lower() in COLUMNS for name in header_cells(line, delimiter))


def _lines(stream: io.BufferedReader) -> Iterator[str]:
    """The lines with their ends, in pieces where one is overlong; each in UTF-8, else in Windows-1252."""
    while line := stream.readline(load_limits().largest_line):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")
