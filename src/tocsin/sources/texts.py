"""Plain text files: the whole file is the text of one article."""

from tocsin.model.article import Article
from tocsin.sources.encoding import decode_bytes


def text_article(data: bytes, id: str, where: str) -> Article:
    """The article of a text file; line ends of any system count as one ``\\n``. Raises EncodingError."""
    text = decode_bytes(data, where)
    return Article(id, text.replace("\r\n", "\n").replace("\r", "\n"))
