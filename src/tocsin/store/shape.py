"""The shape of the record: the step of the migrations it stands at."""

from sqlalchemy import Connection, inspect, text

from tocsin.errors import StoreError
from tocsin.store.migrations import NEWEST


def shape_of(connection: Connection) -> str | None:
    """The number of the last step taken, None for an empty database.

    Raises StoreError where the tables are another program's.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise StoreError(
                "the database holds tables that are not Tocsin's", "give the record its own database"
            )
        return None
    shape: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return shape


def is_newest(connection: Connection) -> bool:
    """Whether no step is left to take. Raises StoreError where a newer Tocsin has shaped the record."""
    shape = shape_of(connection)
    if shape is not None and shape > NEWEST:
        raise StoreError(
            f"the record has the shape {shape}, and this Tocsin knows shapes up to {NEWEST}",
            "open it with the newer Tocsin that wrote it",
        )
    return shape == NEWEST
