"""Publisher families: who stands behind a report, so that copies of one text count as one source."""

import unicodedata
from urllib.parse import urlsplit

from tocsin.incidents.credits import credited_agency, credited_publisher
from tocsin.knowledge.publishers import Publisher, load_publishers, site_of
from tocsin.knowledge.wordfold import folded_words
from tocsin.model.article import Article


def family_of(article: Article, stated: str | None = None) -> str:
    """The publisher family of an article; reports of one family count once.

    What the source's description states wins. Then the agency that the report itself credits, then the publisher's
    row of the table by name and by the address's domain. An unknown publisher is a family of its own by its name, else
    by its site; a report with neither is ``unknown:`` and the article's id.
    """
    if stated and stated.strip():
        return _stated(stated)
    agency = credited_agency(article.text)
    if agency is not None:
        return agency.family
    name = (article.publisher or "").strip()
    known = credited_publisher(name) if name else None
    if known is not None and known.kind not in {"platform", "aggregator"}:
        return known.family
    site = load_publishers().at(article.url) if article.url else None
    if site is not None and site.kind != "platform" and (known is None or known.kind == "aggregator"):
        return site.family
    if name and known is None and _slug(name):
        return _slug(name)
    return _by_address(article, site or known)


def label_of(family: str) -> str:
    """A family's name for people: that of its first outlet in the table, else the family itself."""
    known = load_publishers().of_family(family)
    return known.name if known else family


def _stated(stated: str) -> str:
    known = credited_publisher(stated) or load_publishers().of_family(stated.strip())
    return known.family if known else _slug(stated) or stated.strip()


def _by_address(article: Article, known: Publisher | None) -> str:
    """The site; on a platform the channel, which is who speaks there."""
    if not article.url:
        return known.family if known and known.kind == "aggregator" else f"unknown:{article.id}"
    if known is not None and known.kind == "platform":
        channel = _channel(article.url)
        return f"{known.family}/{channel}" if channel else f"unknown:{article.id}"
    return site_of(article.url) or f"unknown:{article.id}"


def _channel(url: str) -> str:
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part and part not in {"s", "c", "channel"}]
    except ValueError:
        return ""
    return parts[0].lower().removeprefix("@") if parts else ""


def _slug(name: str) -> str:
    """A name as one word in small letters: "Nuevo Diario (Managua)" is ``nuevo-diario-managua``."""
    words = folded_words(name)
    plain = "-".join(word for word in words if word)
    return "".join(sign for sign in unicodedata.normalize("NFC", plain) if sign.isalnum() or sign == "-")
