"""Who works with it: accounts, sessions, visits of the desk, alerts, codings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

HASH = sa.String(64)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.String(27)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "account",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=6), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("closed_at", TIME),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_account")),
    )
    op.create_table(
        "session",
        sa.Column("sha256", HASH, nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=7), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.Column("closed_at", TIME),
        sa.ForeignKeyConstraint(["account"], ["account.name"], name=op.f("fk_session_account")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_account"), "session", ["account"])
    op.create_table(
        "seen",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("before", TIME),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_seen")),
    )
    op.create_table(
        "alert",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("change", HASH, nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sent_at", TIME),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", TIME),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_alert")),
        sa.UniqueConstraint(
            "rule", "channel", "incident", "change", name=op.f("uq_alert_rule_channel_incident_change")
        ),
    )
    op.create_index(op.f("ix_alert_incident"), "alert", ["incident"])
    op.create_table(
        "coding",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_coding")),
    )
    op.create_index(op.f("ix_coding_sample"), "coding", ["sample"])
