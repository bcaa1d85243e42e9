"""Articles as JSONL, one object a line; a bad line is one error and the next line is read all the same."""

import io
import json
from collections.abc import Iterator

from tocsin.errors import ArticleError, DateError, EncodingError, InputError, ModelError
from tocsin.model.article import Article
from tocsin.model.record import article_from_record
from tocsin.sources.encoding import utf8_stream
from tocsin.sources.found import Found, Places
from tocsin.sources.limits import load_limits

MEDIA_TYPE = "application/json"
CHUNK = 1 << 20
FORM = 'an article is {"id": "...", "text": "...", "date": "2023-11-05"}'
NO_JSON = "write one article as one JSON object a line"


def line_articles(stream: io.BufferedReader, where: str) -> Places:
    """The articles of a JSONL stream, each with its place (``FILE:LINE``); a bad line gives an error."""
    try:
        stream = utf8_stream(stream, where, NO_JSON)
    except InputError as error:
        yield where, error
        return
    for number, line in _numbered(stream):
        place = f"{where}:{number}"
        try:
            article = parse_line(line, place)
            yield place, Found(article, (line or b"").rstrip(b"\r\n"), MEDIA_TYPE)
        except InputError as error:
            yield place, error


def parse_line(line: bytes | None, where: str) -> Article:
    """The article of one line, None being an overlong one.

    Raises ArticleError, EncodingError or DateError, each naming ``where``.
    """
    if line is None:
        message = f"{where}: the line is longer than {load_limits().largest_line:,} bytes"
        raise ArticleError(message, NO_JSON)
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise EncodingError(f"{where}: is no UTF-8 at byte {error.start + 1}", "save it as UTF-8") from error
    except json.JSONDecodeError as error:
        message = f"{where}: is no JSON at character {error.pos + 1}"
        raise ArticleError(message, NO_JSON) from error
    except (RecursionError, ValueError) as error:
        raise ArticleError(f"{where}: is no JSON that can be read", NO_JSON) from error
    try:
        return article_from_record(record)
    except ModelError as error:
        raise ArticleError(f"{where}: {error.message}", FORM) from error
    except DateError as error:
        name = record.get("id")
        raise DateError(f"{where}: article {name!r}: {error.message}", error.hint) from error


def _numbered(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """The lines that hold something, with their numbers from 1; None stands for one too long to read."""
    most = load_limits().largest_line
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most:
            while line and not line.endswith(b"\n"):
                line = stream.readline(CHUNK)
            yield number, None
        elif line.strip():
            yield number, line
