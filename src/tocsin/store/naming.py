"""Which of the names in a column are meant: capitals, accents and apostrophes do not matter, whatever the database."""

import json
from collections.abc import Callable, Sequence

from sqlalchemy import ARRAY, ColumnElement, Connection, Text, any_, cast, column, false, func, select

from tocsin.store.terms import fold_name


def is_named(connection: Connection, names: ColumnElement[str | None], asked: str) -> ColumnElement[bool]:
    """The condition that a column holds the name, or one that begins so where it ends in ``*``."""
    meant = names_meant(asked)
    known = connection.scalars(select(names).where(names.is_not(None)).distinct())
    found = sorted(name for name in known if name is not None and meant(name))
    return _among(connection, names, found) if found else false()


def names_meant(asked: str) -> Callable[[str], bool]:
    """Tells of a name whether it is the one that is asked for."""
    wanted = fold_name(asked)
    if not wanted:
        return lambda name: name == asked
    if asked.endswith("*"):
        return lambda name: fold_name(name).startswith(wanted)
    return lambda name: fold_name(name) == wanted


def _among(
    connection: Connection, names: ColumnElement[str | None], found: Sequence[str]
) -> ColumnElement[bool]:
    # As one value, since there may be more names than a question may have values.
    if connection.dialect.name == "sqlite":
        return names.in_(select(column("value", Text)).select_from(func.json_each(json.dumps(found))))
    return names == any_(cast(list(found), ARRAY(Text)))
