"""Tests the map formats with GDAL, as QGIS and ArcGIS read them, and with geopandas."""

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tocsin.errors import ExportError
from tocsin.exports import geoparquet
from tocsin.exports.bundle import Bundle
from tocsin.exports.columns import typed_columns
from tocsin.exports.register import FORMATS

KML = "{http://www.opengis.net/kml/2.2}"
MAPS = ["geojson", "geopackage", "kml"]


def content(name: str, bundle: Bundle) -> bytes:
    stream = io.BytesIO()
    FORMATS[name].write(bundle, stream)
    return stream.getvalue()


def kept(name: str, bundle: Bundle, folder: Path) -> Path:
    path = folder / f"incidents{FORMATS[name].suffix}"
    path.write_bytes(content(name, bundle))
    return path


def gdal() -> Any:
    return pytest.importorskip("pyogrio", reason="pyogrio is not installed")


@pytest.mark.parametrize("name", MAPS)
def test_gdal_reads_the_layer(name: str, bundle: Bundle, tmp_path: Path) -> None:
    pyogrio = gdal()
    path = kept(name, bundle, tmp_path)
    layer = str(pyogrio.list_layers(path)[0][0])
    told = pyogrio.read_info(path, layer=layer)
    assert told["geometry_type"] == ("Unknown" if name == "kml" else "Point")  # KML declares no type
    assert told["crs"] == "EPSG:4326"
    assert told["features"] == (6 if name == "kml" else 8)
    assert told["total_bounds"] == pytest.approx((-70.66, -33.45, 36.25, 49.98), abs=1e-6)


def test_gdal_reads_points_and_days_of_kml(bundle: Bundle, tmp_path: Path) -> None:
    gdal()
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    read = geopandas.read_file(kept("kml", bundle, tmp_path))
    assert (read.geometry[2].x, read.geometry[2].y) == (-70.66, -33.45)
    assert list(read["incident_id"])[:2] == [one.id for one in bundle.incidents[:2]]
    assert str(read["begin"][0]).startswith("2024-03-04")


@pytest.mark.parametrize("name", ["geojson", "geopackage"])
def test_geopandas_reads_values_and_points(name: str, bundle: Bundle, tmp_path: Path) -> None:
    gdal()
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    read = geopandas.read_file(kept(name, bundle, tmp_path), layer=None if name == "geojson" else "incidents")
    assert list(read["incident_id"]) == [one.id for one in bundle.incidents]
    assert (read.geometry[0].x, read.geometry[0].y) == (36.25, 49.98)
    assert read.geometry[2] is None and read.geometry[4] is None  # a country, and nothing known
    assert read["actors"][5] == "حركة الشباب"
    assert read["actors"][3] == "=cmd|' /C calc'!A0"  # no spreadsheet reads this: nothing to neutralise
    assert read["killed_best"][0] == 4


def test_a_geopackage_is_what_its_header_says(bundle: Bundle, tmp_path: Path) -> None:
    path = kept("geopackage", bundle, tmp_path)
    assert path.read_bytes()[68:72] == b"GPKG"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA user_version").fetchone() == (10300,)
        tables = dict(connection.execute("SELECT table_name, data_type FROM gpkg_contents"))
        assert tables == {
            "incidents": "features", "claims": "attributes", "sources": "attributes", "about": "attributes"
        }  # fmt: skip
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (8,)
        manifest = connection.execute("SELECT value FROM about WHERE name = 'manifest_sha256'").fetchone()
        assert manifest == (bundle.manifest,)
        texts = connection.execute("SELECT quote FROM claims").fetchall()
        assert not any("Ahmed" in str(row) for row in texts)


def test_gdal_knows_days_and_numbers_of_a_geopackage(bundle: Bundle, tmp_path: Path) -> None:
    told = gdal().read_info(kept("geopackage", bundle, tmp_path), layer="incidents")
    kinds = dict(zip(told["fields"], told["dtypes"], strict=True))
    assert (
        kinds["start"].startswith("datetime64")
        and kinds["killed_low"] == "int64"
        and kinds["confidence"] == "float64"
    )


def test_geojson_has_every_column_in_every_feature(bundle: Bundle) -> None:
    read = json.loads(content("geojson", bundle))
    expected = [name for name in typed_columns("incidents") if name not in {"latitude", "longitude"}]
    assert [list(feature["properties"]) for feature in read["features"]] == [expected] * 8
    assert [feature["geometry"] is None for feature in read["features"]].count(True) == 2
    assert read["about"]["written"] == 8


def test_nothing_in_kml_breaks_out_of_its_element(bundle: Bundle) -> None:
    root = ElementTree.ElementTree(file=io.BytesIO(content("kml", bundle))).getroot()
    assert root is not None
    marks = root.findall(f".//{KML}Placemark")
    assert len(marks) == 6
    assert {child.tag.removeprefix(KML) for mark in marks for child in mark} == {
        "name", "description", "TimeSpan", "ExtendedData", "Point"
    }  # fmt: skip
    note = root.findtext(f"{KML}Document/{KML}description")
    assert note == "2 of 8 incidents are left out: the reports bear no point for them."
    told = {
        data.get("name"): data.findtext(f"{KML}value")
        for data in root.findall(f"{KML}Document/{KML}ExtendedData/*")
    }
    assert (told["incidents"], told["written"], told["manifest_sha256"]) == ("8", "6", bundle.manifest)
    span = marks[1].find(f"{KML}TimeSpan")
    assert span is not None and [one.text for one in span] == ["2024-03-02", "2024-03-05"]


def test_geopandas_reads_geoparquet(bundle: Bundle) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow, an extra, is not installed")
    written = content("geoparquet", bundle)
    table = parquet.read_table(io.BytesIO(written))
    assert table.column_names == [*typed_columns("incidents"), "geometry"]
    assert json.loads(table.schema.metadata[b"tocsin"])["manifest_sha256"] == bundle.manifest
    assert "Ahmed" not in str(table.to_pylist())
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    read = geopandas.read_parquet(io.BytesIO(written))
    assert read.crs == "OGC:CRS84"
    assert (read.geometry[3].x, read.geometry[3].y) == (-70.66, -33.45)
    assert read.geometry[2] is None
    assert str(read["start"][0]) == "2024-03-04"


def test_without_pyarrow_geoparquet_says_what_to_install(
    bundle: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(geoparquet, "import_module", missing)
    with pytest.raises(ExportError, match=r"pyarrow.*pip install"):
        content("geoparquet", bundle)
