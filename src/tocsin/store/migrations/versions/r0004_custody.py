"""What proves it: the custody log and snapshots."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

HASH = sa.String(64)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.String(27)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "custody",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("content", HASH, nullable=False),
        sa.Column("previous", HASH, nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_custody")),
    )
    op.create_index(op.f("ix_custody_subject"), "custody", ["subject"])
    op.create_table(
        "snapshot",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_snapshot")),
    )
