"""Articles in batches that are parsed together: enough to fill the parser, few enough to hold in memory."""

from collections.abc import Iterable, Iterator

from tocsin.model.article import Article

ARTICLES = 32
CHARACTERS = 200_000


def is_full(batch: list[Article]) -> bool:
    """Whether a batch has all the articles or all the text that it may have."""
    return len(batch) >= ARTICLES or sum(len(article.text) for article in batch) >= CHARACTERS


def cut_batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in their order, in batches."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if is_full(batch):
            yield batch
            batch = []
    if batch:
        yield batch
