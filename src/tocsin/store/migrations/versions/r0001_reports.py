"""What came in: evidence, sources and visits, articles and their arrivals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

HASH = sa.String(64)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.String(27)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "evidence",
        sa.Column("sha256", HASH, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("kept_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_evidence")),
    )
    op.create_table(
        "source",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_source")),
    )
    op.create_table(
        "visit",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_visit")),
    )
    op.create_index(op.f("ix_visit_address_number"), "visit", ["address", "number"])
    op.create_index(op.f("ix_visit_source_at"), "visit", ["source", "at"])
    op.create_table(
        "article",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("given_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("date", sa.Date()),
        sa.Column("publisher", sa.Text()),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("copy", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.Text()),
        sa.Column("arrived_at", TIME, nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("number", name=op.f("uq_article_number")),
    )
    op.create_index(op.f("ix_article_arrived_at"), "article", ["arrived_at"])
    op.create_index(op.f("ix_article_copy"), "article", ["copy"])
    op.create_index(op.f("ix_article_date"), "article", ["date"])
    op.create_index(op.f("ix_article_family_date"), "article", ["family", "date"])
    op.create_index(op.f("ix_article_publisher_family"), "article", ["publisher", "family"])
    op.create_index(op.f("ix_article_superseded_by"), "article", ["superseded_by"])
    op.create_index(op.f("ix_article_url"), "article", ["url"])
    op.create_table(
        "arrival",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("fetched_at", TIME, nullable=False),
        sa.Column("evidence", HASH, nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_arrival_article")),
        sa.ForeignKeyConstraint(["evidence"], ["evidence.sha256"], name=op.f("fk_arrival_evidence")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_arrival")),
        sa.UniqueConstraint(
            "article",
            "source",
            "address",
            "evidence",
            name=op.f("uq_arrival_article_source_address_evidence"),
        ),
    )
    op.create_index(op.f("ix_arrival_article"), "arrival", ["article"])
    op.create_index(op.f("ix_arrival_evidence"), "arrival", ["evidence"])
    op.create_index(op.f("ix_arrival_source_fetched_at"), "arrival", ["source", "fetched_at"])
    op.create_table(
        "fingerprint",
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_fingerprint_article")),
        sa.PrimaryKeyConstraint("band", "value", "article", name=op.f("pk_fingerprint")),
    )
    op.create_index(op.f("ix_fingerprint_article"), "fingerprint", ["article"])
