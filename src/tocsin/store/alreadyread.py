"""Whether an article needs to be read."""

from sqlalchemy import Connection, select

from tocsin.model.reading import ReaderMark
from tocsin.store.tables import READING


def has_reading(connection: Connection, article: str, mark: ReaderMark) -> bool:
    """Whether the record has the article as read by this very reader."""
    wanted = select(READING.c.number).filter_by(
        article=article, reader=mark.name, version=mark.version, config=mark.config
    )
    return connection.execute(wanted).first() is not None
