"""What an article must be before it is read."""

import re
from dataclasses import replace

from tocsin.errors import ArticleError
from tocsin.model.article import Article
from tocsin.sources.limits import load_limits

# Half a surrogate pair, as careless JSON writes it, is no character and has no UTF-8.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def check_article(article: Article, where: str) -> Article:
    """The article, fit to be read: lone surrogates become U+FFFD, which leaves every offset as it was.

    Raises ArticleError for an empty or an overlong text; ``where`` names the article in the error.
    """
    if not article.text.strip():
        raise ArticleError(f"{where}: the article is empty", "leave it out or give it a text")
    check_length(article.text, where)
    return mend_article(article)


def check_length(text: str, where: str) -> None:
    """Raises ArticleError when the text is longer than any report is."""
    most = load_limits().longest_article
    if len(text) > most:
        raise ArticleError(
            f"{where}: the article is longer than {most:,} characters", "split it into its reports"
        )


def mend_article(article: Article) -> Article:
    """The article with lone surrogates replaced in all its strings."""
    if not any(
        value and LONE_SURROGATE.search(value)
        for value in (
            article.id,
            article.text,
            article.title,
            article.publisher,
            article.url,
            article.language,
        )
    ):
        return article
    return replace(
        article,
        id=_mend(article.id),
        text=_mend(article.text),
        title=_mend(article.title) if article.title else article.title,
        publisher=_mend(article.publisher) if article.publisher else article.publisher,
        url=_mend(article.url) if article.url else article.url,
        language=_mend(article.language) if article.language else article.language,
    )


def _mend(value: str) -> str:
    return LONE_SURROGATE.sub(REPLACEMENT, value)
