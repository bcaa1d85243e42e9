"""What the gazetteer knows of a place; nothing where it has not been built, for a page waits for no build."""

from functools import cache
from pathlib import Path

from tocsin.errors import GazetteerError
from tocsin.knowledge.gazetteer import Gazetteer, PlaceRecord, View, gazetteer_path


def find_place(id: str) -> tuple[PlaceRecord | None, tuple[View, ...]]:
    """The place of an id, and the views on it where it is disputed."""
    path = _path()
    if path is None or not path.exists():
        return None, ()
    with Gazetteer(path) as gazetteer:
        record = gazetteer.by_id(id)
        return record, gazetteer.views(record) if record else ()


@cache
def _path() -> Path | None:
    try:
        return gazetteer_path()
    except GazetteerError:
        return None
