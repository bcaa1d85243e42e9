"""Where the record comes from: sources as they did last, publisher families, readers."""

import datetime as dt
import json
from collections import Counter
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from tocsin.model.fields import Fields
from tocsin.store.health import Health, health
from tocsin.store.tables import ARRIVAL, ARTICLE, INCIDENT, INCIDENT_FAMILY, READING, SOURCE
from tocsin.store.visits import Visit, last_visit_of


class SourceView(NamedTuple):
    """A source: how it does, its family where one is stated, its last visit, and all its arrivals so far.

    ``health`` is None for reports that were given by hand, from which nothing is expected.
    """

    name: str
    family: str | None
    health: Health | None
    visit: Visit | None
    arrivals: int
    last: dt.datetime | None


class FamilyCount(NamedTuple):
    """A publisher family: its publishers, how many articles came from it, and in how many incidents it speaks."""

    family: str
    publishers: tuple[str, ...]
    articles: int
    incidents: int
    last: dt.date | None


class ReaderCount(NamedTuple):
    """A reader by its mark, how many readings of it the record holds, and when the last was made."""

    name: str
    version: str
    config: str
    readings: int
    last: dt.datetime


def source_views(connection: Connection, at: dt.datetime) -> list[SourceView]:
    """All sources at a time: those in trouble first, then those that do well, then what was given by hand."""
    came = select(ARRIVAL.c.source, func.count(), func.max(ARRIVAL.c.fetched_at)).group_by(ARRIVAL.c.source)
    arrivals = {name: (count, last) for name, count, last in connection.execute(came)}
    described = select(SOURCE.c.name, SOURCE.c.content)
    families = {
        name: Fields(json.loads(content)).maybe_text("family")
        for name, content in connection.execute(described)
    }
    found = []
    for one in health(connection, at):
        count, last = arrivals.pop(one.source, (0, None))
        visit = last_visit_of(connection, one.source)
        found.append(SourceView(one.source, families.get(one.source), one, visit, count, last))
    found.sort(key=lambda one: (one.health is not None and one.health.state == "well", one.name))
    by_hand = sorted(arrivals.items())
    return found + [SourceView(name, None, None, None, count, last) for name, (count, last) in by_hand]


def family_counts(connection: Connection, limit: int = 200) -> list[FamilyCount]:
    """The publisher families of the record, those of most articles first."""
    articles = select(ARTICLE.c.family, func.count(), func.max(ARTICLE.c.date)).group_by(ARTICLE.c.family)
    largest = articles.order_by(func.count().desc(), ARTICLE.c.family).limit(limit)
    rows = connection.execute(largest).all()
    named = select(ARTICLE.c.family, ARTICLE.c.publisher).distinct().order_by(ARTICLE.c.publisher)
    publishers: dict[str, list[str]] = {}
    for family, publisher in connection.execute(named.where(ARTICLE.c.publisher.is_not(None))):
        publishers.setdefault(family, []).append(publisher)
    speaks = select(INCIDENT_FAMILY.c.family, func.count()).group_by(INCIDENT_FAMILY.c.family)
    retired = select(INCIDENT.c.id).where(INCIDENT.c.retired.is_(True))
    # Few have ended: to count them is quicker than to look up which of all stand.
    spoke = speaks.where(INCIDENT_FAMILY.c.incident.in_(retired))
    incidents: Counter[str] = Counter()
    for family, found in connection.execute(speaks):
        incidents[family] += found
    for family, ended in connection.execute(spoke):
        incidents[family] -= ended
    return [
        FamilyCount(family, tuple(publishers.get(family, ())), count, incidents[family], last)
        for family, count, last in rows
    ]


def count_families(connection: Connection) -> int:
    """How many publisher families the record has."""
    return connection.scalar(select(func.count(ARTICLE.c.family.distinct()))) or 0


def reader_counts(connection: Connection) -> list[ReaderCount]:
    """The readers whose readings the record holds, the last one first."""
    mark = (READING.c.reader, READING.c.version, READING.c.config)
    last = func.max(READING.c.read_at)
    rows = connection.execute(select(*mark, func.count(), last).group_by(*mark).order_by(last.desc(), *mark))
    return [ReaderCount._make(row) for row in rows]
