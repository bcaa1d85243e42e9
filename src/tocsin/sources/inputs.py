"""Files, folders and the standard input as one stream of articles, opened one by one."""

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tocsin.errors import InputError
from tocsin.model.article import Article
from tocsin.sources.checks import check_article
from tocsin.sources.found import Found
from tocsin.sources.note import Note
from tocsin.sources.paths import path_contents


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for each article that does not say otherwise itself."""

    date: dt.date | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None

    def fill(self, article: Article) -> Article:
        """The article with its gaps filled."""
        return replace(
            article,
            date=article.date or self.date,
            title=article.title or self.title,
            publisher=article.publisher or self.publisher,
            language=article.language or self.language,
        )


Item = Article | InputError | Note


def read_inputs(
    inputs: Iterable[str], defaults: Defaults | None = None, stdin: io.BufferedReader | None = None
) -> Iterator[Item]:
    """The articles of files, folders and ``-`` (standard input), in the order given, read when asked for.

    What cannot be read comes as an InputError in its place (never raised), what is odd as a Note. The id of
    an article is its own in JSONL, tables, mail and WARC, else the path as given, inside a folder the path from
    that folder.
    """
    filled = defaults or Defaults()
    seen: set[str] = set()
    for named in inputs:
        for where, item in path_contents(named, stdin):
            if not isinstance(item, Found):
                yield item
                continue
            try:
                article = check_article(filled.fill(item.article), where)
            except InputError as error:
                yield error
                continue
            if article.id in seen:
                yield Note(f"{where}: the id {article.id!r} stands for another article too")
            seen.add(article.id)
            yield article
