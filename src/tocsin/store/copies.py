"""Where else an article ran: the other articles that print its text."""

from sqlalchemy import Connection, select

from tocsin.store.arrivals import StoredArticle, article_of
from tocsin.store.tables import ARTICLE

MOST = 100


def copies_of(connection: Connection, article: str) -> list[StoredArticle]:
    """The other articles that print the same text, in order of arrival, at most a hundred."""
    group = select(ARTICLE.c.copy).where(ARTICLE.c.id == article).scalar_subquery()
    wanted = select(ARTICLE.c.id).where(ARTICLE.c.copy == group, ARTICLE.c.id != article)
    ids = connection.scalars(wanted.order_by(ARTICLE.c.number).limit(MOST)).all()
    return [article_of(connection, id) for id in ids]
