"""What was joined: judgements, corrections, incidents with their columns and words for search, revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

HASH = sa.String(64)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.String(27)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "judgement",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("person", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("act", sa.Text()),
        sa.Column("undoes", NUMBER),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_judgement")),
    )
    op.create_index(op.f("ix_judgement_act"), "judgement", ["act"])
    op.create_index(op.f("ix_judgement_one"), "judgement", ["one"])
    op.create_index(op.f("ix_judgement_other"), "judgement", ["other"])
    op.create_index(op.f("ix_judgement_verdict_person_score"), "judgement", ["verdict", "person", "score"])
    op.create_table(
        "correction",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("act", sa.Text()),
        sa.Column("undoes", NUMBER),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_act"), "correction", ["act"])
    op.create_index(op.f("ix_correction_subject"), "correction", ["subject"])
    op.create_table(
        "incident",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("words_row", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("quad", sa.Text()),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("first_told", sa.Date()),
        sa.Column("country", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("place_id", sa.Text()),
        sa.Column("place_precision", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("killed_low", sa.Integer()),
        sa.Column("killed_best", sa.Integer()),
        sa.Column("killed_high", sa.Integer()),
        sa.Column("injured_low", sa.Integer()),
        sa.Column("injured_best", sa.Integer()),
        sa.Column("injured_high", sa.Integer()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("families", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("words_row", name=op.f("uq_incident_words_row")),
    )
    op.create_index(op.f("ix_incident_changed_at"), "incident", ["changed_at"])
    op.create_index(
        "ix_incident_changes", "incident", ["retired", "changed_at", "id", "start", "end", "words_row"]
    )
    op.create_index(op.f("ix_incident_country"), "incident", ["country"])
    op.create_index(op.f("ix_incident_first_told"), "incident", ["first_told"])
    op.create_index(op.f("ix_incident_grade"), "incident", ["grade"])
    op.create_index(op.f("ix_incident_lat_lon"), "incident", ["lat", "lon"])
    op.create_index(
        "ix_incident_pictures",
        "incident",
        [
            "retired", "start", "end", "standing", "type", "grade", "place_precision", "lat", "lon", "country",
            "place", "place_id", "killed_best", "killed_low", "headline", "id", "words_row",
        ],
    )  # fmt: skip
    op.create_index(
        "ix_incident_places",
        "incident",
        ["retired", "country", "place_id", "place", "place_precision", "end"],
    )
    op.create_index(
        "ix_incident_queue",
        "incident",
        [
            "retired", "id", "grade", "confidence", "killed_best", "killed_low", "killed_high", "injured_low",
            "injured_high",
        ],
    )  # fmt: skip
    op.create_index(op.f("ix_incident_place"), "incident", ["place"])
    op.create_index(op.f("ix_incident_place_id"), "incident", ["place_id"])
    op.create_index(op.f("ix_incident_standing"), "incident", ["standing"])
    op.create_index(op.f("ix_incident_start"), "incident", ["start"])
    op.create_index(op.f("ix_incident_type"), "incident", ["type"])
    op.create_table(
        "incident_claim",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_incident_claim_incident")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_incident_claim")),
    )
    op.create_index(op.f("ix_incident_claim_incident"), "incident_claim", ["incident"])
    op.create_table(
        "incident_party",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=9), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_incident_party_incident")),
        sa.PrimaryKeyConstraint("incident", "role", "position", name=op.f("pk_incident_party")),
    )
    op.create_index(op.f("ix_incident_party_actor"), "incident_party", ["actor"])
    op.create_index(op.f("ix_incident_party_name"), "incident_party", ["name"])
    op.create_table(
        "incident_family",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_incident_family_incident")),
        sa.PrimaryKeyConstraint("incident", "family", name=op.f("pk_incident_family")),
    )
    op.create_index(op.f("ix_incident_family_family"), "incident_family", ["family"])
    op.create_table(
        "revision",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", HASH, nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_revision_incident")),
        sa.PrimaryKeyConstraint("incident", "number", name=op.f("pk_revision")),
    )
    op.create_index(op.f("ix_revision_at"), "revision", ["at"])
    _make_words()


def _make_words() -> None:
    """What is searched by words: the full-text table of either database."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE incident_words USING fts5(words, tokenize='unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("CREATE TABLE incident_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_incident_words_words ON incident_words USING gin (words)")
