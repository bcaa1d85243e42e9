"""What was read: readings, their claims, and the blocks in which claims are compared."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

HASH = sa.String(64)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.String(27)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "reading",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("config", HASH, nullable=False),
        sa.Column("read_at", TIME, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_reading_article")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reading")),
        sa.UniqueConstraint(
            "article", "reader", "version", "config", name=op.f("uq_reading_article_reader_version_config")
        ),
    )
    op.create_table(
        "claim",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_claim_article")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_claim_reading")),
        sa.PrimaryKeyConstraint("key", "reading", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_article"), "claim", ["article"])
    op.create_index(op.f("ix_claim_current_type"), "claim", ["current", "type"])
    op.create_table(
        "block",
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("value", "claim", name=op.f("pk_block")),
    )
    op.create_index(op.f("ix_block_claim"), "block", ["claim"])
