"""Holds the hand-written places to their format: columns, kinds, countries, coordinates, ids and sources."""

import re
from collections import Counter
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from tocsin.knowledge.gazetteer import packages
from tocsin.tables import Row, cell_parts, read_table

PLACE_COLUMNS = (
    "id", "name", "aliases", "kind", "country", "admin1",
    "lat", "lon", "radius_km", "valid_from", "valid_to", "source",
)  # fmt: skip
DISPUTED_COLUMNS = ("id", "name", "aliases", "de_jure", "de_facto", "since", "note", "source")
HIGH_SEAS = {"sea", "strait", "gulf", "river", "cross-border-region"}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ID = re.compile(r"tocsin:[a-z0-9-]+/[a-z0-9]+(-[a-z0-9]+)*")
FOLDER = Path(str(resources.files("tocsin.knowledge"))) / "data" / "places"
TABLES = sorted(path.name for path in FOLDER.glob("*.tsv") if path.name != "disputed.tsv")


@cache
def rows_of(table: str) -> list[Row]:
    return read_table(f"places/{table}", PLACE_COLUMNS)


@cache
def disputed() -> list[Row]:
    return read_table("places/disputed.tsv", DISPUTED_COLUMNS)


@cache
def every_place() -> list[Row]:
    return [row for table in TABLES for row in rows_of(table)]


@cache
def iso_codes() -> frozenset[str]:
    return frozenset(packages.countries())


@cache
def known_kinds() -> frozenset[str]:
    text = (FOLDER.parent / "gazetteer" / "kinds.tsv").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0] for line in text.splitlines()[1:])


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


@pytest.mark.parametrize("table", TABLES)
def test_ids_name_the_kind_of_the_place(table: str) -> None:
    wrong = [row["id"] for row in rows_of(table) if not ID.fullmatch(row["id"])]
    wrong += [row["id"] for row in rows_of(table) if row["id"].split("/")[0] != f"tocsin:{row['kind']}"]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_kinds_are_kinds_of_the_gazetteer(table: str) -> None:
    assert {row["kind"] for row in rows_of(table)} <= known_kinds()


@pytest.mark.parametrize("table", TABLES)
def test_countries_are_iso_codes_and_only_waters_and_wide_regions_lack_one(table: str) -> None:
    wrong = [row["id"] for row in rows_of(table) if not set(cell_parts(row["country"])) <= iso_codes()]
    wrong += [row["id"] for row in rows_of(table) if not row["country"] and row["kind"] not in HIGH_SEAS]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_coordinates_and_radius_lie_in_range(table: str) -> None:
    wrong = []
    for row in rows_of(table):
        lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < radius <= 5000) or (lat, lon) == (0, 0):
            wrong.append(row["id"])
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_dates_are_iso_and_in_order(table: str) -> None:
    for row in rows_of(table):
        dates = [row[column] for column in ("valid_from", "valid_to") if row[column]]
        assert all(DATE.fullmatch(date) for date in dates), row["id"]
        assert dates == sorted(dates), row["id"]


@pytest.mark.parametrize("table", TABLES)
def test_each_place_has_a_name_and_a_source_without_an_address(table: str) -> None:
    assert all(row["name"] and row["source"] and "://" not in row["source"] for row in rows_of(table))


@pytest.mark.parametrize("table", TABLES)
def test_no_place_repeats_one_of_its_names(table: str) -> None:
    spellings = {row["id"]: [row["name"], *cell_parts(row["aliases"])] for row in rows_of(table)}
    assert {key: repeated(names) for key, names in spellings.items() if repeated(names)} == {}


def test_ids_are_unique_over_all_tables() -> None:
    assert repeated([row["id"] for row in [*every_place(), *disputed()]]) == []


def test_no_two_places_share_name_kind_country_and_province() -> None:
    columns = ("name", "kind", "country", "admin1")
    assert repeated(["|".join(row[column] for column in columns) for row in every_place()]) == []


def test_there_are_at_least_a_thousand_places() -> None:
    assert len(every_place()) >= 1000


def test_both_views_on_a_disputed_area_are_given() -> None:
    for row in disputed():
        assert row["name"] and row["de_jure"] and row["de_facto"] and row["note"] and row["source"], row["id"]
        assert re.fullmatch(r"tocsin:disputed/[a-z0-9-]+", row["id"]), row["id"]
        assert DATE.fullmatch(row["since"]), row["id"]


def test_two_letter_holders_of_disputed_areas_are_iso_codes() -> None:
    holders = [
        part for row in disputed() for side in ("de_jure", "de_facto") for part in cell_parts(row[side])
    ]
    assert {holder for holder in holders if len(holder) == 2} <= iso_codes()
