"""Readings of articles that are not read: nothing is claimed, and a note says why."""

from tocsin.model.article import Article
from tocsin.model.reading import ReaderMark, Reading
from tocsin.sources.language import foreign_language


def unread(article: Article, mark: ReaderMark) -> Reading | None:
    """The reading of an empty or a foreign article, with a note and no claims; None for one that is to be read."""
    if not article.text.strip():
        return Reading(article.id, (), (), mark, ("the article is empty",))
    language = foreign_language(article.text, article.language)
    if language:
        return Reading(article.id, (), (), mark, (f"written in {language}, which Tocsin does not read",))
    return None
