"""The migrations make what the code expects, on both databases, and stop at what they do not know."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import tocsin.store.migrations
from tocsin.errors import StoreError
from tocsin.store.migrations import NEWEST
from tocsin.store.opening import Store, open_store
from tocsin.store.tables import METADATA


def test_the_migrated_record_has_the_tables_of_the_code(store: Store) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or not str(name).startswith("incident_words")

    with store.looking() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_words_of_incidents_can_be_searched(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("INSERT INTO incident_words (rowid, words) VALUES (7, 'bomb')"))
    sqlite = text("SELECT rowid FROM incident_words WHERE words MATCH 'bomb'")
    postgresql = text("SELECT rowid FROM incident_words WHERE words @@ to_tsquery('bomb')")
    with store.looking() as connection:
        assert connection.scalar(sqlite if store.engine.dialect.name == "sqlite" else postgresql) == 7


def test_the_steps_are_one_line_and_end_at_the_newest() -> None:
    script = ScriptDirectory(str(Path(tocsin.store.migrations.__file__).parent))
    assert script.get_heads() == [NEWEST]
    assert [step.revision for step in reversed(list(script.walk_revisions()))] == [
        f"{number:04}" for number in range(1, int(NEWEST) + 1)
    ]


def test_a_record_of_a_newer_tocsin_is_left_alone(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    address = store.engine.url.render_as_string(hide_password=False)
    with pytest.raises(
        StoreError, match=f"shape 9000, and this Tocsin knows shapes up to {NEWEST}"
    ) as raised:
        open_store(store.folder, address if address.startswith("postgresql") else None)
    assert "\n" not in str(raised.value)


def test_another_programs_tables_are_left_alone(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    address = store.engine.url.render_as_string(hide_password=False)
    with pytest.raises(StoreError, match="not Tocsin's"):
        open_store(store.folder, address)
