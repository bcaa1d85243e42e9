"""Tocsin reads news reports of conflict into claims: who did what to whom, where, when, and who says so."""

import datetime as dt
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.errors import TocsinError
    from tocsin.model.article import Article
    from tocsin.model.casualties import Casualties
    from tocsin.model.claim import Claim, Mode
    from tocsin.model.party import Party
    from tocsin.model.place import Place
    from tocsin.model.reading import ReaderMark, Reading
    from tocsin.model.record import article_from_record, dump_line, reading_from_record, reading_to_record
    from tocsin.model.relation import Relation
    from tocsin.model.span import Span
    from tocsin.model.standing import STANDINGS, Standing
    from tocsin.model.when import When
    from tocsin.reading.reader import Reader

    __version__: str

__all__ = [
    "STANDINGS",
    "Article",
    "Casualties",
    "Claim",
    "Mode",
    "Party",
    "Place",
    "Reader",
    "ReaderMark",
    "Reading",
    "Relation",
    "Span",
    "Standing",
    "TocsinError",
    "When",
    "__version__",
    "article_from_record",
    "dump_line",
    "read",
    "reading_from_record",
    "reading_to_record",
]

# Each name is fetched when first used, so that ``import tocsin`` loads neither the parser nor its weights.
_HOMES = {
    "errors": ("TocsinError",),
    "model.article": ("Article",),
    "model.casualties": ("Casualties",),
    "model.claim": ("Claim", "Mode"),
    "model.party": ("Party",),
    "model.place": ("Place",),
    "model.reading": ("ReaderMark", "Reading"),
    "model.record": ("article_from_record", "dump_line", "reading_from_record", "reading_to_record"),
    "model.relation": ("Relation",),
    "model.span": ("Span",),
    "model.standing": ("STANDINGS", "Standing"),
    "model.when": ("When",),
    "reading.reader": ("Reader",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return _version()
    if name not in _HOME_OF:
        raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
    return getattr(import_module(f"tocsin.{_HOME_OF[name]}"), name)


def _version() -> str:
    metadata = import_module("importlib.metadata")
    try:
        return str(metadata.version("tocsin"))
    except metadata.PackageNotFoundError:
        return "0+source"


def read(text: str, title: str | None = None, date: dt.date | str | None = None) -> "Reading":
    """The claims and relations of one report in English; ``date`` is its day of publication.

    The first call loads the reader (a second or two), later ones are fast. An empty or a foreign text gives a reading
    with no claims and a note. Raises DateError for a date that is not ISO, ArticleError for an overlong text,
    PipelineError, GazetteerError or KnowledgeError when the reader cannot be loaded.
    """
    checks, model = import_module("tocsin.sources.checks"), import_module("tocsin.model.article")
    day = import_module("tocsin.model.day").parse_day(date) if isinstance(date, str) else date
    checks.check_length(text, "text")
    article = checks.mend_article(model.Article("text", text, title, day))
    reader = _default_reader()
    unread = import_module("tocsin.sources.unread").unread(article, reader.mark)
    reading: Reading = unread or reader.read(article)
    return reading


@cache
def _default_reader() -> "Reader":
    reader: Reader = import_module("tocsin.reading.reader").Reader()
    return reader
