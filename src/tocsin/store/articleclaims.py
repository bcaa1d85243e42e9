"""The claims of one article."""

from sqlalchemy import Connection, select

from tocsin.model.telling import Telling
from tocsin.store.tables import CLAIM
from tocsin.store.tellings import tellings_of


def tellings_of_article(connection: Connection, article: str) -> list[Telling]:
    """The tellings of an article's current claims, in order of the text, without weights."""
    # Those that are not current are left out by what tells of them.
    keys = select(CLAIM.c.key).where(CLAIM.c.article == article)
    return tellings_of(connection, connection.scalars(keys).all(), weighed=False)
