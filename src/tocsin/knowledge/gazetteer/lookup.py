"""Look places up by name in a gazetteer file."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Self

from tocsin.errors import GazetteerError
from tocsin.knowledge.gazetteer.disputes import disputed_views
from tocsin.knowledge.gazetteer.folding import fold_cached, without_article
from tocsin.knowledge.gazetteer.names import split_head
from tocsin.knowledge.gazetteer.ranking import prior_rank
from tocsin.knowledge.gazetteer.record import PlaceRecord, View
from tocsin.knowledge.gazetteer.tables import articles, kinds

_CACHED = 4096
_PLACE = """SELECT p.ref, p.geonames, p.name, p.kind, p.country, p.countries, p.lat, p.lon,
p.spread_lat, p.spread_lon, p.population, p.radius_km, p.valid_from, p.valid_to, p.source, a.name, a.ref, b.ref,
{grade} FROM {tables}
LEFT JOIN places a ON a.number = p.admin1 LEFT JOIN places b ON b.number = p.admin2 WHERE {key} = ?"""
_BY_KEY = _PLACE.format(
    grade="n.grade", tables="names n CROSS JOIN places p ON p.number = n.place", key="n.key"
)
_BY_REF = _PLACE.format(grade="0", tables="places p", key="p.ref")
_OURS_BY_GEONAMES = _PLACE.format(grade="0", tables="places p", key="p.ref > 'tocsin:' AND p.geonames")
_Row = tuple[
    str, int | None, str, str, str | None, str, float | None, float | None, float | None, float | None,
    int, float | None, str | None, str | None, str, str | None, str | None, str | None, int,
]  # fmt: skip


class Gazetteer:
    """Places by name, read from one SQLite file; nothing but a small cache is kept in memory.

    Open it with ``open_gazetteer``. It may be used as a context manager; ``close`` ends it.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("SELECT key FROM names LIMIT 1").fetchone()
        except sqlite3.Error as failed:
            raise GazetteerError(
                f"cannot open the gazetteer {path}", "delete the file; it is built again"
            ) from failed
        self.path = path
        self._find = lru_cache(maxsize=_CACHED)(self._find_uncached)
        self._known = lru_cache(maxsize=4 * _CACHED)(self._known_uncached)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the use of the file."""
        self._connection.close()

    def lookup(self, name: str) -> tuple[PlaceRecord, ...]:
        """The places of that name, most likely first without any context; empty when none is known.

        Case, diacritics, hyphens, apostrophes and a leading article do not matter.
        """
        return self._find(fold_cached(name))

    def contains(self, name: str) -> bool:
        """Whether some place has that name, also without its leading article."""
        key = fold_cached(name)
        if self._known(key)[0]:
            return True
        bare = without_article(key, articles())
        return bare is not None and self._known(bare)[0]

    def longest(self, keys: Iterable[str]) -> int:
        """How many of the folded ``keys``, each the one before it and a word more, make the longest known
        name; 0 for none."""
        best = 0
        for count, key in enumerate(keys, 1):
            known, goes_on = self._known(key)
            if known:
                best = count
            if not goes_on:
                break
        return best

    def by_id(self, place_id: str) -> PlaceRecord | None:
        """The place with that id (``geonames:ID`` also finds a hand-written place that carries the
        number)."""
        row = self._connection.execute(_BY_REF, (place_id,)).fetchone()
        prefix, _, number = place_id.partition(":")
        if row is None and prefix == "geonames" and number.isdigit():
            row = self._connection.execute(_OURS_BY_GEONAMES, (int(number),)).fetchone()
        return self._record(row, "") if row else None

    def views(self, record: PlaceRecord) -> tuple[View, ...]:
        """The views on a disputed place or a place in a disputed province; empty for all others."""
        return disputed_views(record)

    def _find_uncached(self, key: str) -> tuple[PlaceRecord, ...]:
        rows: list[_Row] = self._connection.execute(_BY_KEY, (key,)).fetchall()
        found = {row[0]: self._record(row, key) for row in rows}
        bare = without_article(key, articles())
        if bare:
            for row in self._connection.execute(_BY_KEY, (bare,)).fetchall():
                if row[0] not in found and (not rows or row[-1] in (0, 1)):
                    found[row[0]] = self._record(row, key)
        if not found:
            return self._find_core(key)
        return tuple(sorted(found.values(), key=lambda record: (-record.prior, record.id)))

    def _find_core(self, key: str) -> tuple[PlaceRecord, ...]:
        """Places of the name without its generic word, of the kind that word points to: "Ituri Province"."""
        core, kind = split_head(key)
        if not kind:
            return ()
        precision = kinds()[kind].precision
        return tuple(record for record in self._find(core) if record.precision == precision)

    def _known_uncached(self, key: str) -> tuple[bool, bool]:
        row = self._connection.execute("SELECT key FROM names WHERE key >= ? LIMIT 1", (key,)).fetchone()
        if row is None:
            return False, False
        if row[0] != key:
            return False, row[0].startswith(key + " ")
        after = self._connection.execute(
            "SELECT key FROM names WHERE key >= ? LIMIT 1", (key + " ",)
        ).fetchone()
        return True, after is not None and after[0].startswith(key + " ")

    def _record(self, row: _Row, key: str) -> PlaceRecord:
        ref, geonames, name, kind_name, country, countries, lat, lon, spread_lat, spread_lon = row[:10]
        population, radius, start, end, source, admin1, admin1_ref, admin2_ref, grade = row[10:]
        kind = kinds()[kind_name]
        return PlaceRecord(
            id=ref,
            geonames=geonames,
            name=name,
            kind=kind_name,
            precision=kind.precision,
            country=country,
            countries=tuple(countries.split("|")) if countries else (),
            admin1=admin1,
            lat=lat,
            lon=lon,
            population=population,
            source=source,
            parents=tuple(unit for unit in (admin2_ref, admin1_ref) if unit),
            radius_km=radius,
            spread=None if spread_lat is None or spread_lon is None else (spread_lat, spread_lon),
            valid_from=start,
            valid_to=end,
            alias=bool(key) and grade % 2 == 1,
            prior=round(prior_rank(kind, population, grade, ref.startswith("tocsin:"), lat is not None), 4),
        )
