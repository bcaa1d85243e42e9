"""The tables of the record; ``migrations/`` makes them. Nothing in them is ever deleted, and little ever changes.

Content is kept as one line of JSON, whose bytes are hashed; the columns beside it are what is searched.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from tocsin.store.metadata import HASH, METADATA, NUMBER
from tocsin.store.utctime import UtcTime
from tocsin.store.worktables import ACCOUNT, ALERT, CODING, SEEN, SESSION

__all__ = [
    "ACCOUNT", "ALERT", "ARRIVAL", "ARTICLE", "BLOCK", "CLAIM", "CODING", "CORRECTION", "CUSTODY", "EVIDENCE",
    "FINGERPRINT", "INCIDENT", "INCIDENT_CLAIM", "INCIDENT_FAMILY", "INCIDENT_PARTY", "JUDGEMENT", "METADATA",
    "NUMBER", "READING", "REVISION", "SEEN", "SESSION", "SNAPSHOT", "SOURCE", "VISIT",
]  # fmt: skip

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("sha256", HASH, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("kept_at", UtcTime, nullable=False),
)

SOURCE = Table(
    "source",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),  # the description of tocsin.toml as JSON
    Column("changed_at", UtcTime, nullable=False),
)

VISIT = Table(
    "visit",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("status", Integer),  # of HTTP, empty where there is none
    Column("outcome", Text, nullable=False),  # new, unchanged, refused, failed
    Column("words", Text, nullable=False),  # the error, in one line; empty where it went well
    Column("etag", Text),
    Column("last_modified", Text),
    Column("articles", Integer, nullable=False),  # how many came new
    Index(None, "source", "at"),
    Index(None, "address", "number"),
)

ARTICLE = Table(
    "article",
    METADATA,
    Column("id", Text, primary_key=True),  # by content: see identity.py
    Column("number", NUMBER, nullable=False, unique=True),  # the order of arrival
    Column("given_id", Text, nullable=False),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("date", Date, index=True),
    Column("publisher", Text),
    Column("family", Text, nullable=False),
    Column("url", Text, index=True),
    Column("language", Text),
    Column("copy", Text, nullable=False, index=True),  # the first article that printed this text
    Column("superseded_by", Text, index=True),  # the later text under the same address
    Column("arrived_at", UtcTime, nullable=False, index=True),
    Column("sha256", HASH, nullable=False),  # of the article as a line of JSON
    Index(None, "family", "date"),
    Index(None, "publisher", "family"),
)

ARRIVAL = Table(
    "arrival",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("article", Text, ForeignKey("article.id"), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("fetched_at", UtcTime, nullable=False),
    Column("evidence", HASH, ForeignKey("evidence.sha256"), nullable=False, index=True),
    Column("headers", Text, nullable=False),
    UniqueConstraint("article", "source", "address", "evidence"),
    Index(None, "source", "fetched_at"),
)

FINGERPRINT = Table(
    "fingerprint",
    METADATA,
    Column("band", Integer, primary_key=True),
    Column("value", BigInteger, primary_key=True),
    Column("article", Text, ForeignKey("article.id"), primary_key=True, index=True),
)

READING = Table(
    "reading",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("article", Text, ForeignKey("article.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("config", HASH, nullable=False),
    Column("read_at", UtcTime, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", HASH, nullable=False),
    UniqueConstraint("article", "reader", "version", "config"),
)

CLAIM = Table(
    "claim",
    METADATA,
    Column("key", Text, primary_key=True),  # stays when a newer reader finds the same words: see identity.py
    Column("reading", NUMBER, ForeignKey("reading.number"), primary_key=True),
    Column("article", Text, ForeignKey("article.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),  # in the reading, from 0
    Column("current", Boolean, nullable=False),
    Column("type", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("content", Text, nullable=False),
    Index(None, "current", "type"),
)

BLOCK = Table(
    "block",
    METADATA,
    Column("value", Text, primary_key=True),  # claims that share one are compared
    Column("claim", Text, primary_key=True, index=True),
)

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("one", Text, nullable=False, index=True),
    Column("other", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("person", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("score", Float),
    Column("reasons", Text, nullable=False),
    Column("act", Text, index=True),
    Column("undoes", NUMBER),
    Index(None, "verdict", "person", "score"),
)

CORRECTION = Table(
    "correction",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("machine", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("note", Text, nullable=False),
    Column("act", Text, index=True),
    Column("undoes", NUMBER),
)

INCIDENT = Table(
    "incident",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("words_row", BigInteger, nullable=False, unique=True),  # where its words are kept: see words.py
    Column("revision", Integer, nullable=False),
    Column("changed_at", UtcTime, nullable=False, index=True),
    Column(
        "retired", Boolean, nullable=False
    ),  # all its claims went to other incidents, or are no longer read
    Column("type", Text, nullable=False, index=True),
    Column("quad", Text),
    Column("grade", Text, nullable=False, index=True),
    Column("standing", Text, nullable=False, index=True),  # that of the most families
    Column("start", Date, index=True),
    Column("end", Date),
    Column("precision", Text, nullable=False),  # of the days
    Column("first_told", Date, index=True),
    Column("country", Text, index=True),
    Column("place", Text, index=True),
    Column("place_id", Text, index=True),
    Column("place_precision", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_best", Integer),
    Column("injured_high", Integer),
    Column("confidence", Float, nullable=False),
    Column("families", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("headline", Text, nullable=False),  # without names of private persons
    Column("content", Text, nullable=False),
    Index(None, "lat", "lon"),
    # Holds all that the map and the timeline draw, so that neither reads the long rows. There is no shorter index by
    # day: SQLite would take it for lists in order of day, and read every long row for the id.
    Index(
        "ix_incident_pictures",
        "retired", "start", "end", "standing", "type", "grade", "place_precision", "lat", "lon", "country", "place",
        "place_id", "killed_best", "killed_low", "headline", "id", "words_row",
    ),
    # Feeds ask for the last changes of a stretch of days.
    Index("ix_incident_changes", "retired", "changed_at", "id", "start", "end", "words_row"),
    # The places and the review queue ask the whole table as well.
    Index("ix_incident_places", "retired", "country", "place_id", "place", "place_precision", "end"),
    Index(
        "ix_incident_queue",
        "retired", "id", "grade", "confidence", "killed_best", "killed_low", "killed_high", "injured_low",
        "injured_high",
    ),
)  # fmt: skip

INCIDENT_CLAIM = Table(
    "incident_claim",
    METADATA,
    Column("claim", Text, primary_key=True),
    Column("incident", Text, ForeignKey("incident.id"), nullable=False, index=True),
)

INCIDENT_PARTY = Table(
    "incident_party",
    METADATA,
    Column("incident", Text, ForeignKey("incident.id"), primary_key=True),
    Column("role", String(9), primary_key=True),  # actor, recipient
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("actor", Text, index=True),  # its id in the actor book
    Column("country", Text),
)

INCIDENT_FAMILY = Table(
    "incident_family",
    METADATA,
    Column("incident", Text, ForeignKey("incident.id"), primary_key=True),
    Column("family", Text, primary_key=True, index=True),
)

REVISION = Table(
    "revision",
    METADATA,
    Column("incident", Text, ForeignKey("incident.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column(
        "cause", Text, nullable=False
    ),  # "arrival ARTICLE", "reading ARTICLE", "judgement 17", "correction 4"
    Column("retired", Boolean, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", HASH, nullable=False),
)

CUSTODY = Table(
    "custody",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),  # from 1, without a gap
    Column("at", UtcTime, nullable=False),
    Column("kind", Text, nullable=False),  # evidence, article, arrival, superseding, reading, judgement ...
    Column("subject", Text, nullable=False, index=True),
    Column("content", HASH, nullable=False),  # the SHA-256 of what was kept
    Column("previous", HASH, nullable=False),
    Column("sha256", HASH, nullable=False),
)

SNAPSHOT = Table(
    "snapshot",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("by", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("sha256", HASH, nullable=False),
)
