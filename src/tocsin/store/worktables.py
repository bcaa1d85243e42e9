"""The tables of those who work with the record: accounts, sessions, alerts, blind samples."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from tocsin.store.metadata import HASH, METADATA, NUMBER
from tocsin.store.utctime import UtcTime

ACCOUNT = Table(
    "account",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("role", String(6), nullable=False),  # reader, coder, editor
    Column("password", Text, nullable=False),  # by argon2
    Column("made_at", UtcTime, nullable=False),
    Column("closed_at", UtcTime),
)

SESSION = Table(
    "session",
    METADATA,
    Column("sha256", HASH, primary_key=True),  # of the secret, which is not kept
    Column("account", Text, ForeignKey("account.name"), nullable=False, index=True),
    Column("kind", String(7), nullable=False),  # session, token
    Column("label", Text, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("closed_at", UtcTime),
)

SEEN = Table(
    "seen",
    METADATA,
    Column("account", Text, primary_key=True),
    Column("at", UtcTime, nullable=False),  # the start of the last visit
    Column("before", UtcTime),  # the start of the visit before it: what is newer is new
)

ALERT = Table(
    "alert",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("rule", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("incident", Text, nullable=False, index=True),
    Column("change", HASH, nullable=False),  # of what is alerted, so that it is sent once
    Column("made_at", UtcTime, nullable=False),
    Column("content", Text, nullable=False),
    Column("sent_at", UtcTime),
    Column("tries", Integer, nullable=False),
    Column("next_try_at", UtcTime),
    UniqueConstraint("rule", "channel", "incident", "change"),
)

CODING = Table(
    "coding",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("sample", Text, nullable=False, index=True),  # a blind sample that two persons code
    Column("claim", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("content", Text, nullable=False),  # each field and its value as JSON
)
