"""How the gazetteer file is made, on a handful of places instead of the packages."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import GazetteerError, KnowledgeError
from tocsin.knowledge.gazetteer import Gazetteer, build_gazetteer, cache, layers, open_gazetteer, packages
from tocsin.knowledge.gazetteer.packages import Subdivision, TownUnits

HEADER = "id\tname\taliases\tkind\tcountry\tadmin1\tlat\tlon\tradius_km\tvalid_from\tvalid_to\tsource\n"


def _towns() -> Iterator[dict[str, Any]]:
    yield {
        "geonameid": 10, "name": "Al Testah", "latitude": 33.0, "longitude": 44.0, "countrycode": "IQ",
        "population": 5000, "alternatenames": ["Testah", "TST", "te si ta", "Тест", "テスト"],
    }  # fmt: skip
    yield {
        "geonameid": 11, "name": "El Testah", "latitude": -33.0, "longitude": -64.0, "countrycode": "AR",
        "population": 900, "alternatenames": [],
    }  # fmt: skip


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Packages of two towns, one unit and one airport, none of our tables, and a cache folder of its own."""
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(packages, "towns", _towns)
    monkeypatch.setattr(
        packages, "subdivisions", lambda: [Subdivision("Al Unīt", "IQ.01", 5, ("Unit Governorate",), 1)]
    )
    monkeypatch.setattr(packages, "town_units", lambda: iter([TownUnits(10, (1,), 5000, 33.0, 44.0)]))
    row = {
        "icao": "ORXX",
        "iata": "",
        "name": "Testah Air Base",
        "city": "",
        "country": "IQ",
        "lat": "33.5",
        "lon": "44.5",
    }
    monkeypatch.setattr(packages, "airports", lambda: iter([row]))
    monkeypatch.setattr(layers, "own_tables", list)
    return tmp_path


def _own(folder: Path, *rows: str) -> Path:
    table = folder / "own.tsv"
    table.write_text(
        HEADER + "".join(row.replace("|", "\t").replace("/", "|", 0) + "\n" for row in rows), "utf-8"
    )
    return table


def test_names_lose_articles_codes_and_foreign_scripts(small: Path) -> None:
    build_gazetteer(small / "g.sqlite")
    with Gazetteer(small / "g.sqlite") as gazetteer:
        assert [place.country for place in gazetteer.lookup("testah")] == ["IQ"]
        assert [place.country for place in gazetteer.lookup("El Testah")] == ["AR", "IQ"]
        assert gazetteer.lookup("Тест") and not gazetteer.lookup("TST") and not gazetteer.lookup("te si ta")
        unit = gazetteer.lookup("Unit Governorate")[0]
        assert (unit.name, unit.lat) == ("Unit", 33.0)
        assert gazetteer.lookup("Testah airbase")[0].id == "icao:ORXX"


def test_a_hand_written_place_takes_over_its_twin(small: Path) -> None:
    table = _own(small, "tocsin:town/x|Testah|Testeh|town|IQ|Unit|33.05|44.05|3|2001||own knowledge")
    build_gazetteer(small / "g.sqlite", extra=table)
    with Gazetteer(small / "g.sqlite") as gazetteer:
        (place,) = gazetteer.lookup("Testah")
        assert (place.id, place.geonames, place.population) == ("tocsin:town/x", 10, 5000)
        assert (place.admin1, place.valid_from, place.lat) == ("Unit", "2001", 33.05)
        assert gazetteer.lookup("Al Testah")[0].id == "tocsin:town/x"


@pytest.mark.parametrize(
    "row",
    ["tocsin:x/x|X||castle|IQ||1|1|1|||s", "tocsin:x/x|X||town|IQ||north|1|1|||s", "tocsin:x/x|X||town"],
)
def test_a_broken_row_is_told(small: Path, row: str) -> None:
    with pytest.raises(KnowledgeError):
        build_gazetteer(small / "g.sqlite", extra=_own(small, row))
    assert list(small.glob("g.sqlite*")) == []


def test_a_failed_build_leaves_the_old_file(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = small / "g.sqlite"
    build_gazetteer(target)
    before = target.read_bytes()

    def broken() -> Iterator[dict[str, Any]]:
        raise sqlite3.OperationalError("disk full")
        yield {}

    monkeypatch.setattr(packages, "towns", broken)
    with pytest.raises(GazetteerError):
        build_gazetteer(target)
    assert target.read_bytes() == before and list(small.glob("*.part")) == []


def test_two_builds_give_equal_bytes(small: Path) -> None:
    build_gazetteer(small / "a.sqlite")
    build_gazetteer(small / "b.sqlite")
    assert (small / "a.sqlite").read_bytes() == (small / "b.sqlite").read_bytes()


def test_the_file_is_built_once_and_anew_when_a_table_changes(small: Path) -> None:
    told: list[str] = []
    table = _own(small, "tocsin:town/x|Fooville||town|IQ||33|44|3|||s")
    open_gazetteer(table, lambda layer, _share: told.append(layer)).close()
    assert told[-1] == "done"
    told.clear()
    open_gazetteer(table, lambda layer, _share: told.append(layer)).close()
    assert told == []
    first = cache.gazetteer_path(table)
    _own(small, "tocsin:town/x|Barville||town|IQ||33|44|3|||s")
    assert cache.gazetteer_path(table) != first
    with open_gazetteer(table) as gazetteer:
        assert gazetteer.contains("Barville")


def test_a_folder_that_cannot_be_written_is_told(small: Path) -> None:
    (small / "file").write_text("")
    with pytest.raises(GazetteerError):
        build_gazetteer(small / "file" / "g.sqlite")
    with pytest.raises(GazetteerError):
        cache.gazetteer_path(small / "missing.tsv")


def test_old_files_are_dropped(small: Path) -> None:
    for number in range(5):
        table = _own(small, f"tocsin:town/x|Town{number}||town|IQ||33|44|3|||s")
        open_gazetteer(table).close()
    assert len(list((small / "cache").glob("gazetteer-*.sqlite"))) == 3


def test_the_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TOCSIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / "tocsin"
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "own"))
    assert cache.cache_folder() == tmp_path / "own"
