"""The views on disputed places, from their own table."""

from functools import cache

from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.gazetteer.record import PlaceRecord, View
from tocsin.knowledge.gazetteer.tables import data_folder, split_cell, table_rows

_COLUMNS = ("id", "name", "aliases", "de_jure", "de_facto", "since", "note", "source")


@cache
def _disputes() -> dict[str, list[dict[str, str]]]:
    table = data_folder() / "places" / "disputed.tsv"
    by_key: dict[str, list[dict[str, str]]] = {}
    for row in table_rows(table, _COLUMNS):
        for name in (row["name"], *split_cell(row["aliases"])):
            by_key.setdefault(fold_name(name), []).append(row)
    return by_key


def disputed_views(record: PlaceRecord) -> tuple[View, ...]:
    """Who holds the place and whose it is, when its name or its first-level unit's is listed as disputed by
    one of its countries."""
    views: list[View] = []
    for name in dict.fromkeys(fold_name(name) for name in (record.name, record.admin1 or "")):
        for row in _disputes().get(name, ()):
            parties = {*split_cell(row["de_jure"]), *split_cell(row["de_facto"])}
            if record.countries and not parties.intersection(record.countries):
                continue
            views += _row_views(row)
    return tuple(dict.fromkeys(views))


def _row_views(row: dict[str, str]) -> list[View]:
    legal = [
        View("de jure", country, None, row["name"], row["note"], row["source"])
        for country in split_cell(row["de_jure"])
    ]
    holders = split_cell(row["de_facto"])
    since = row["since"] or None if len(holders) == 1 else None
    held = [View("de facto", holder, since, row["name"], row["note"], row["source"]) for holder in holders]
    return legal + held
