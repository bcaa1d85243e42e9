"""Tests what all formats share: equal bytes, where they come from, no private name, no acting character."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from tocsin.errors import ExportError
from tocsin.exports.bundle import Bundle
from tocsin.exports.register import FORMATS, format_named

NAMES = [pytest.param(name, id=name) for name in FORMATS]
BINARY = frozenset({"geopackage", "geoparquet"})
"""Their text is read back in test_maps.py."""


def made(name: str, bundle: Bundle, redact: bool = True) -> bytes:
    if name == "geoparquet":
        pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")
    stream = io.BytesIO()
    FORMATS[name].write(bundle, stream, redact)
    return stream.getvalue()


def unpacked(content: bytes) -> bytes:
    """The bytes of a file, or of all the files of a zip."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("name", NAMES)
def test_equal_bundles_give_equal_bytes(name: str, bundle: Bundle) -> None:
    assert made(name, bundle) == made(name, bundle) != b""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_a_file_too(name: str, empty: Bundle) -> None:
    assert made(name, empty) is not None


@pytest.mark.parametrize("name", NAMES)
def test_no_private_name_is_in_a_file(name: str, bundle: Bundle) -> None:
    content = unpacked(made(name, bundle)).decode("utf-8", "replace")
    assert [
        one for one in ("Ahmed", "AHMED", "Bello", "Fatima", "Yusuf", "محمد", "علي") if one in content
    ] == []


@pytest.mark.parametrize("name", ["csv", "jsonl", "geojson", "geopackage", "kml", "polecat", "hxl", "ftm"])
def test_officials_and_groups_keep_their_names(name: str, bundle: Bundle) -> None:
    content = unpacked(made(name, bundle)).decode("utf-8", "replace")
    assert "Maria Santos" in content and "Boko Haram" in content and ("حركة الشباب" in content)


@pytest.mark.parametrize("name", ["csv", "jsonl", "geojson", "geopackage", "polecat", "hxl", "ftm"])
def test_names_stay_when_asked_for(name: str, bundle: Bundle) -> None:
    assert "Ahmed Musa Bello" in unpacked(made(name, bundle, redact=False)).decode("utf-8", "replace")


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in BINARY])
def test_no_acting_character_is_in_a_file(name: str, bundle: Bundle) -> None:
    content = unpacked(made(name, bundle)).decode("utf-8")
    assert not set("\u202e\u202c\x00\x1b\ufeff") & set(content)


@pytest.mark.parametrize("name", NAMES)
def test_where_it_comes_from_is_in_the_file_or_beside_it(name: str, bundle: Bundle) -> None:
    form = FORMATS[name]
    told = unpacked(made(name, bundle)) if form.tells_about else form.about_file(bundle)
    for fact in (bundle.manifest, "0.2.0", "2026-03-01T10:00:01Z", "2024-01-01"):
        assert fact.encode() in told


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_is_one_file_that_tells_all(name: str, bundle: Bundle) -> None:
    if name == "geoparquet":
        pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")
    stream = io.BytesIO()
    given = FORMATS[name].pack(bundle, "record", stream)
    if FORMATS[name].tells_about:
        assert given == "record" + FORMATS[name].suffix
        return
    with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as archive:
        assert given == "record.zip"
        assert archive.namelist() == [
            f"record{FORMATS[name].suffix}",
            f"record{FORMATS[name].suffix}.about.json",
        ]


def test_what_a_format_leaves_out_is_counted(bundle: Bundle) -> None:
    written = {name: json.loads(form.about_file(bundle))["written"] for name, form in FORMATS.items()}
    assert written["jsonl"] == 8
    assert written["acled"] == 5  # neither the threat nor the unknown, and one without a kind of event
    assert written["ged"] == 5
    assert written["polecat"] == 8
    assert written["kml"] == 6
    assert written["views-priogrid-month"] == 4  # a province has no cell


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ExportError, match="no export format docx"):
        format_named("docx")


def test_a_time_without_a_zone_is_refused(bundle: Bundle) -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(bundle, made_at=bundle.made_at.replace(tzinfo=None))
