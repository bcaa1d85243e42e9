"""Files, folders and the standard input as one stream of articles, opened one by one."""

import datetime as dt
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tocsin.errors import InputError
from tocsin.model.article import Article
from tocsin.sources.articles import line_articles
from tocsin.sources.checks import check_article
from tocsin.sources.files import find_files
from tocsin.sources.limits import Kind, load_limits
from tocsin.sources.note import Note
from tocsin.sources.pages import page_article
from tocsin.sources.texts import text_article

STDIN = "-"
STDIN_NAME = "stdin"
HEAD = 1024
PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for each article that does not say otherwise itself."""

    date: dt.date | None = None
    title: str | None = None
    publisher: str | None = None

    def fill(self, article: Article) -> Article:
        """The article with its gaps filled."""
        return replace(
            article,
            date=article.date or self.date,
            title=article.title or self.title,
            publisher=article.publisher or self.publisher,
        )


Item = Article | InputError | Note


def read_inputs(
    inputs: Iterable[str], defaults: Defaults | None = None, stdin: io.BufferedReader | None = None
) -> Iterator[Item]:
    """The articles of files, folders and ``-`` (standard input), in the order given, read when asked for.

    What cannot be read comes as an InputError in its place (never raised), what is odd as a Note. The id of
    an article is its own in JSONL, else the path as given, inside a folder the path from that folder.
    """
    filled = defaults or Defaults()
    seen: set[str] = set()
    for named in inputs:
        for where, item in _open(named, stdin):
            if not isinstance(item, Article):
                yield item
                continue
            try:
                article = check_article(filled.fill(item), where)
            except InputError as error:
                yield error
                continue
            if article.id in seen:
                yield Note(f"{where}: the id {article.id!r} stands for another article too")
            seen.add(article.id)
            yield article


def _open(named: str, stdin: io.BufferedReader | None) -> Iterator[tuple[str, Item]]:
    if named == STDIN:
        yield from _stream_items(stdin or _standard_input(), None, STDIN_NAME, STDIN_NAME)
        return
    path = Path(named)
    # Unlike Path.is_dir, this says no, and raises nothing, for names that no file can have.
    if not os.path.isdir(named):
        yield from _file_items(path, path.name if path.is_absolute() else path.as_posix())
        return
    empty = True
    for found in find_files(path):
        if isinstance(found, Path):
            empty = False
            yield from _file_items(found, found.relative_to(path).as_posix())
        else:
            yield path.as_posix(), found
    if empty:
        known = ", ".join(load_limits().kinds)
        yield (
            named,
            InputError(f"{path.as_posix()}: holds no file to read", f"it should hold files in {known}"),
        )


def _standard_input() -> io.BufferedReader:
    buffer = sys.stdin.buffer
    return buffer if isinstance(buffer, io.BufferedReader) else io.BufferedReader(io.BytesIO(buffer.read()))


def _file_items(path: Path, id: str) -> Iterator[tuple[str, Item]]:
    where = path.as_posix()
    kind = load_limits().kinds.get(path.suffix.lower())
    try:
        if kind != "lines" and path.stat().st_size > load_limits().largest_file:
            hint = "write its articles as JSONL, one a line"
            yield where, InputError(f"{where}: is larger than {load_limits().largest_file:,} bytes", hint)
            return
        with path.open("rb") as stream:
            yield from _stream_items(stream, kind, id, where)
    except FileNotFoundError:
        yield where, InputError(f"{where}: there is no such file", "check the path")
    except OSError as error:
        yield where, InputError(f"{where}: cannot be read", error.strerror or str(error))


def _stream_items(
    stream: io.BufferedReader, kind: Kind | None, id: str, where: str
) -> Iterator[tuple[str, Item]]:
    kind = kind or _sniff(stream.peek(HEAD))
    if kind == "lines":
        yield from line_articles(stream, where)
        return
    data = stream.read(load_limits().largest_file + 1)
    try:
        if len(data) > load_limits().largest_file:
            raise InputError(f"{where}: is larger than {load_limits().largest_file:,} bytes")
        article = page_article(data, id, where) if kind == "page" else text_article(data, id, where)
        yield where, article
    except InputError as error:
        yield where, error


def _sniff(head: bytes) -> Kind:
    """The kind of what carries no known suffix, by how it starts; what is no text at all shows when decoded."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{") and not start.startswith(tuple(name.encode() for name in load_limits().starts)):
        return "lines"
    return "page" if start.lower().startswith(PAGE_STARTS) else "text"
