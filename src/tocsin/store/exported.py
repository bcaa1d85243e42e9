"""What an export takes from the record: incidents with all that they rest on, and the hash that names this choice."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from tocsin.errors import SettingsError
from tocsin.model.article import Article
from tocsin.model.incident import Incident
from tocsin.model.telling import Telling
from tocsin.store.asof import resolve
from tocsin.store.filters import Filter
from tocsin.store.hashing import hash_text
from tocsin.store.portions import portions
from tocsin.store.search import each_incident
from tocsin.store.tables import ARTICLE, INCIDENT, REVISION
from tocsin.store.tellings import tellings_of


@dataclass(frozen=True, slots=True)
class Exported:
    """The incidents that a filter asks for, by day of the act from the oldest, with their claims and articles.

    ``tellings`` are by the key of their claim, ``articles`` by id. ``manifest`` is the SHA-256 over one line
    ``ID REVISION SHA256`` for each incident in this order, ``SHA256`` being that of the revision's content: equal
    choices from equal records have equal manifests.
    """

    incidents: tuple[Incident, ...]
    tellings: Mapping[str, Telling]
    articles: Mapping[str, Article]
    manifest: str


def collect(connection: Connection, wanted: Filter, most: int | None = None) -> Exported:
    """What a filter asks for, whole. Raises SettingsError where that is more than ``most`` incidents."""
    revisions = revisions_held(connection, wanted)
    if most is not None and len(revisions) > most:
        message = f"these are {len(revisions):,} incidents, and one export here holds {most:,}"
        raise SettingsError(message, "narrow the filter, or use tocsin export, which has no such limit")
    incidents = tuple(each_incident(connection, wanted, "oldest"))
    lines = (f"{one.id} {revisions[one.id][0]} {revisions[one.id][1]}\n" for one in incidents)
    manifest = hash_text("".join(lines))
    keys = [key for incident in incidents for key in incident.claims]
    tellings = {telling.key: telling for telling in tellings_of(connection, keys, weighed=False)}
    ids = {id for incident in incidents for id in incident.articles}
    articles = articles_of(connection, ids | {telling.article for telling in tellings.values()})
    return Exported(incidents, tellings, articles, manifest)


def revisions_held(connection: Connection, wanted: Filter) -> dict[str, tuple[int, str]]:
    """The number of the revision and the SHA-256 of its content for each incident that a filter asks for."""
    conditions, past = resolve(connection, wanted)
    own = and_(REVISION.c.incident == INCIDENT.c.id, REVISION.c.number == INCIDENT.c.revision)
    columns = (INCIDENT.c.id, REVISION.c.number, REVISION.c.sha256)
    rows = connection.execute(select(*columns).join(REVISION, own).where(*conditions))
    held = {id: (number, sha256) for id, number, sha256 in rows}
    return held | {one.incident.id: (one.number, one.sha256) for one in past}


def articles_of(connection: Connection, ids: Collection[str]) -> dict[str, Article]:
    """The articles of these ids; those that are not in the record are left out."""
    given = (ARTICLE.c.given_id, ARTICLE.c.text, ARTICLE.c.title, ARTICLE.c.date, ARTICLE.c.publisher)
    columns = (ARTICLE.c.id, *given, ARTICLE.c.url, ARTICLE.c.language)
    return {
        id: Article(*values)
        for portion in portions(sorted(ids))
        for id, *values in connection.execute(select(*columns).where(ARTICLE.c.id.in_(portion)))
    }
