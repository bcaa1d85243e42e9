"""What is too long for an index of a database is refused before it gets there."""

from tocsin.errors import ArticleError
from tocsin.model.arrival import Arrival

LONGEST_ADDRESS = 2000
LONGEST_NAME = 500


def check_fit(arrival: Arrival, family: str) -> None:
    """Raises ArticleError where an address has more than 2,000 bytes, or a name more than 500."""
    article = arrival.article
    for what, text, longest in (
        ("address", article.url, LONGEST_ADDRESS),
        ("address", arrival.address, LONGEST_ADDRESS),
        ("source", arrival.source, LONGEST_NAME),
        ("publisher", article.publisher, LONGEST_NAME),
        ("publisher family", family, LONGEST_NAME),
    ):
        if text and len(text.encode("utf-8", "replace")) > longest:
            raise ArticleError(
                f"the {what} of the article {article.id[:80]} has more than {longest} bytes",
                "give a shorter one",
            )
