"""The gazetteer's own tables keep their format and agree with the packages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.knowledge.gazetteer import packages
from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.gazetteer.names import split_head, usable_alias
from tocsin.knowledge.gazetteer.tables import (
    admin_names,
    area_points,
    articles,
    data_folder,
    heads,
    kinds,
    table_rows,
)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana'a", "sanaa"),
        ("Łódź", "lodz"),
        ("St. Louis", "saint louis"),
        ("U.S.", "us"),
        ("Ras el-Ain", "ras al ain"),
        ("  Guinea–Bissau ", "guinea bissau"),
    ],
)
def test_keys(name: str, key: str) -> None:
    assert fold_name(name) == key


def test_generic_words_are_split_off() -> None:
    assert split_head("Anbar Governorate") == ("Anbar", "province")
    assert split_head("Governorate") == ("Governorate", None)


def test_aliases_of_use() -> None:
    assert usable_alias("Falluja") and usable_alias("al-Falluja") and usable_alias("Фаллуджа")
    assert not usable_alias("TQD") and not usable_alias("fei lu jie") and not usable_alias("ファルージャ")


def test_kinds_of_heads_are_known() -> None:
    assert {head.kind for head in heads()} <= set(kinds())
    assert "al" in articles() and "the" in articles()


def test_countries_are_those_of_the_package() -> None:
    rows = list(
        table_rows(data_folder() / "gazetteer" / "countries.tsv", ("iso", "name", "aliases", "lat", "lon"))
    )
    codes = [row["iso"] for row in rows]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(packages.countries()) - {"AN", "CS"}
    assert all(-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180 for row in rows)
    owners: dict[str, set[str]] = {}
    for row in rows:
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            owners.setdefault(fold_name(name), set()).add(row["iso"])
    assert [key for key, codes_of in owners.items() if len(codes_of) > 1] == []


def test_usual_names_belong_to_listed_units() -> None:
    listed = {(unit.country, unit.name) for unit in packages.subdivisions()}
    assert [key for key in admin_names() if key not in listed] == []


def test_area_points_lie_on_earth_and_have_known_ids() -> None:
    assert len(area_points()) > 30
    for place_id, (lat, lon) in area_points().items():
        assert place_id.startswith("geonames:") and place_id.removeprefix("geonames:").isdigit()
        assert -90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0
