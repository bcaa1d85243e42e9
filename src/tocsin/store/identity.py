"""Names that are worked out from content: the same article and the same claim are named alike in every record."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.store.hashing import hash_record, hash_text

# PostgreSQL keeps no NUL, and half a surrogate pair has no UTF-8.
UNKEPT = re.compile("[\x00\ud800-\udfff]")


def storable(article: Article) -> Article:
    """The article with what no database keeps replaced by U+FFFD, sign for sign, so that offsets stay."""
    return replace(
        article,
        id=storable_text(article.id),
        text=storable_text(article.text),
        title=article.title and storable_text(article.title),
        publisher=article.publisher and storable_text(article.publisher),
        url=article.url and storable_text(article.url),
        language=article.language and storable_text(article.language),
    )


def storable_text(text: str) -> str:
    """The text with what no database keeps replaced by U+FFFD, sign for sign."""
    return UNKEPT.sub("\ufffd", text)


def article_id(article: Article) -> str:
    """ "a" and 20 hex digits of the SHA-256 over the address (or the given id), publisher, date, title and text."""
    article = storable(article)
    content = hash_record(
        {
            "address": article.url or article.id,
            "publisher": article.publisher,
            "date": article.date.isoformat() if article.date else None,
            "title": article.title,
            "text": article.text,
        }
    )
    return f"a{content[:20]}"


def claim_keys(article: str, claims: Iterable[Claim]) -> list[str]:
    """A key for each claim of an article: "c" and 16 hex digits of the SHA-256 over the article's id, the type, where
    the trigger stands, and which of the claims with all these in common it is.

    A newer reader that finds the same words finds the same key, whatever else it makes of the claim.
    """
    met: Counter[str] = Counter()
    keys = []
    for claim in claims:
        trigger = claim.trigger
        name = f"{article}\n{claim.type}\n{trigger.part}\n{trigger.start}\n{trigger.end}"
        keys.append("c" + hash_text(f"{name}\n{met[name]}")[:16])
        met[name] += 1
    return keys
