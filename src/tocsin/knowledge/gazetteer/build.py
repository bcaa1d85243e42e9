"""Build the gazetteer file from the installed packages and our own tables."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tocsin.errors import GazetteerError
from tocsin.knowledge.gazetteer import layers, packages
from tocsin.knowledge.gazetteer.absorbing import OwnPlaces
from tocsin.knowledge.gazetteer.entry import Entry
from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.gazetteer.names import entry_keys, without_head
from tocsin.knowledge.gazetteer.tables import admin_names
from tocsin.knowledge.gazetteer.units import gather_units

Progress = Callable[[str, float], None]
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA page_size = 4096;
CREATE TABLE places (
    number INTEGER PRIMARY KEY, ref TEXT NOT NULL, geonames INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT, countries TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER, lat REAL, lon REAL,
    spread_lat REAL, spread_lon REAL, population INTEGER NOT NULL,
    radius_km REAL, valid_from TEXT, valid_to TEXT, source TEXT NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL, place INTEGER NOT NULL, grade INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""
_INSERT = "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CONTINENTS_WITH_ARTICLES = ("AF", "AS")


class _Writer:
    """Rows of one build: places at once, names sorted at the end, which writes their table in one sweep."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: list[tuple[str, int, int]] = []

    def add(self, entry: Entry, keys: dict[str, int]) -> tuple[object, ...]:
        self._names.extend((key, entry.number, grade) for key, grade in keys.items())
        point, spread = entry.point or (None, None), entry.spread or (None, None)
        return (
            entry.number,
            entry.ref,
            entry.geonames,
            entry.name,
            entry.kind,
            entry.country,
            "|".join(entry.countries),
            entry.admin1,
            entry.admin2,
            *point,
            *spread,
            entry.population,
            entry.radius_km,
            entry.valid_from,
            entry.valid_to,
            entry.source,
        )

    def places(self, rows: Iterable[tuple[object, ...]]) -> None:
        self._connection.executemany(_INSERT, rows)

    def names(self) -> None:
        self._names.sort()
        self._connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", self._names)
        self._names = []


def build_gazetteer(target: Path, progress: Progress | None = None, extra: Path | None = None) -> None:
    """Write the gazetteer to ``target``, whole or not at all; two builds at once do each other no harm.

    ``progress`` is told the layer at work and the share done (0 to 1); ``extra`` is a table of the user in
    the format of our places, read before ours. Raises GazetteerError when the packages are missing or broken
    or the file cannot be written, KnowledgeError when a table breaks its format.
    """
    tell = progress or (lambda _layer, _share: None)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=target.name + ".", suffix=".part", dir=target.parent)
        os.close(handle)
    except OSError as failed:
        raise GazetteerError(
            f"cannot write {target}", "set TOCSIN_CACHE to a folder you may write to"
        ) from failed
    part = Path(name)
    try:
        connection = sqlite3.connect(part, isolation_level=None)
        try:
            _fill(connection, tell, extra)
        finally:
            connection.close()
        part.chmod(0o644)
        part.replace(target)
    except (OSError, sqlite3.Error) as failed:
        raise GazetteerError(f"cannot build {target}", "see whether the disk is full") from failed
    finally:
        part.unlink(missing_ok=True)
    tell("done", 1.0)


def _fill(connection: sqlite3.Connection, tell: Progress, extra: Path | None) -> None:
    connection.executescript(_SCHEMA)
    connection.execute("BEGIN")
    writer = _Writer(connection)
    continents = {iso: row.get("continentcode") for iso, row in packages.countries().items()}

    def keyed(entry: Entry) -> dict[str, int]:
        return entry_keys(
            entry,
            entry.kind != "country" and continents.get(entry.country or "") in _CONTINENTS_WITH_ARTICLES,
        )

    tell("units", 0.0)
    rows = packages.subdivisions()
    units = gather_units(rows)
    own = _own_places(rows, keyed, extra)
    tell("countries", 0.1)
    writer.places(writer.add(entry, keyed(entry)) for entry in layers.country_entries(units))
    for layer, share, entries in (
        ("subdivisions", 0.12, layers.subdivision_entries(rows, units)),
        ("towns", 0.25, layers.town_entries(rows, units)),
        ("airports", 0.75, layers.airport_entries()),
    ):
        tell(layer, share)
        writer.places(_not_ours(entries, own, keyed, writer))
    tell("own places", 0.8)
    writer.places(
        writer.add(_moved(entry, own), keys) for entry, keys in zip(own.entries, own.keys, strict=True)
    )
    tell("names", 0.82)
    writer.names()
    connection.execute("CREATE INDEX places_by_ref ON places (ref)")
    connection.execute("COMMIT")


def _not_ours(
    entries: Iterable[Entry], own: OwnPlaces, keyed: Callable[[Entry], dict[str, int]], writer: _Writer
) -> Iterator[tuple[object, ...]]:
    for entry in entries:
        keys = keyed(entry)
        if not own.absorb(entry, keys):
            yield writer.add(_moved(entry, own), keys)


def _moved(entry: Entry, own: OwnPlaces) -> Entry:
    if entry.admin1 is not None:
        entry.admin1 = own.replaced.get(entry.admin1, entry.admin1)
    if entry.admin2 is not None:
        entry.admin2 = own.replaced.get(entry.admin2, entry.admin2)
    return entry


def _own_places(
    rows: list[packages.Subdivision], keyed: Callable[[Entry], dict[str, int]], extra: Path | None
) -> OwnPlaces:
    admin1: dict[tuple[str, str], int] = {}
    for number, unit in enumerate(rows, 1):
        if unit.code.count(".") == 1:
            usual, more = admin_names().get((unit.country, unit.name), (unit.name, ()))
            for name in (unit.name, *unit.aliases, usual, *more):
                bare = without_head(name) or name
                for form in (name, bare):
                    admin1.setdefault((unit.country, fold_name(form)), layers.subdivision_number(number))
    own, first = OwnPlaces(), layers.first_number("own")
    for table in ([extra] if extra else []) + layers.own_tables():
        for entry in layers.own_entries(table, first, admin1):
            own.add(entry, keyed(entry))
            first = entry.number + 1
    return own
