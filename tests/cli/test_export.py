"""``tocsin export``: files of other tools' formats, and the evidence as a web archive that reads back."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run
from tests.intake.events import AT, event

from tocsin.intake.keeping import keep
from tocsin.intake.warcexport import write_warc
from tocsin.model.arrival import Arrival
from tocsin.sources.found import Found
from tocsin.sources.pages import page_article
from tocsin.sources.paths import path_contents
from tocsin.store.custody import last_link
from tocsin.store.evidence import evidence_path
from tocsin.store.filters import EVERYTHING, parse_filter
from tocsin.store.opening import Store, open_store
from tocsin.store.verify import verify

HEADERS = (("Server", "nginx"), ("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"))
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2026-03-02T08:00:00Z"></head><body><article><h1>{title}</h1>
<p>Gunmen attacked a convoy near the town on Monday, officials said, and four people were killed there.</p>
<p>The governor said that the road would stay closed until the army had searched the hills – “all of them”.</p>
</article></body></html>"""


def page_arrival(number: int) -> Arrival:
    """A page of the web as it comes in."""
    url = f"https://daily.example/news/{number}?a=1&b=é"
    raw = PAGE.format(title=f"Attack number {number}").encode()
    article = replace(page_article(raw, url, url), id=url, url=url)
    return Arrival(article, raw, url, AT, "text/html", HEADERS, "Daily")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """Two incidents told by files, and two pages of the web that tell of nothing."""
    store = open_store(tmp_path / "record")
    for number in (0, 1):
        keep(store, *event(number), AT)
        keep(store, page_arrival(number), None, AT)
    yield store
    store.close()


def warc_of(record: Store, folder: Path, **wanted: str) -> tuple[Path, int]:
    """The evidence as a file."""
    path = folder / "evidence.warc.gz"
    with path.open("wb") as stream:
        count = write_warc(record, parse_filter(wanted), stream, "1.0", AT)
    return path, count


def records_of(path: Path) -> list[tuple[Any, bytes]]:
    """The records of a web archive as another reader finds them, digests checked."""
    with path.open("rb") as stream:
        archive = import_module("warcio.archiveiterator").ArchiveIterator(stream, check_digests="raise")
        return [(one.rec_headers, one.content_stream().read()) for one in archive]


def test_pages_come_back_as_the_same_articles(record: Store, tmp_path: Path) -> None:
    path, count = warc_of(record, tmp_path)
    assert count == 4
    read = [one for _, one in path_contents(str(path)) if isinstance(one, Found)]
    found = sorted(read, key=lambda one: one.article.id)
    assert [one.article for one in found] == [page_arrival(number).article for number in (0, 1)]
    assert [one.raw for one in found] == [page_arrival(number).raw for number in (0, 1)]
    assert {one.fetched_at for one in found} == {AT}


def test_each_record_has_its_time_address_and_digest(record: Store, tmp_path: Path) -> None:
    info, *rest = records_of(warc_of(record, tmp_path)[0])
    assert info[0].get_header("WARC-Type") == "warcinfo" and b"software: Tocsin 1.0" in info[1]
    kinds = [headers.get_header("WARC-Type") for headers, _ in rest]
    assert sorted(kinds) == ["resource", "resource", "response", "response"]
    for headers, content in rest:
        assert headers.get_header("WARC-Date") == "2026-03-31T09:30:00Z"
        assert headers.get_header("WARC-Payload-Digest")
        target = headers.get_header("WARC-Target-URI")
        assert target.startswith(("https://daily.example/", "urn:tocsin:article:a"))
        assert evidence_path(record, hashlib.sha256(content).hexdigest()).exists()


def test_a_filter_takes_the_evidence_of_its_incidents_alone(record: Store, tmp_path: Path) -> None:
    _, only = records_of(warc_of(record, tmp_path, place="Kidal")[0])
    assert only[1] == event(0)[0].raw


def test_equal_records_give_equal_bytes(record: Store) -> None:
    one, other = io.BytesIO(), io.BytesIO()
    for stream in (one, other):
        write_warc(record, EVERYTHING, stream, "1.0", AT)
    assert one.getvalue() == other.getvalue()


def test_the_command_writes_the_archive_and_notes_it(run: Run, record: Store, tmp_path: Path) -> None:
    out = tmp_path / "all.warc.gz"
    done = run("export", "warc", "--out", out, "--by", "ines", "--record", record.folder)
    sha256 = hashlib.sha256(out.read_bytes()).hexdigest()
    assert done.status == 0 and f"{out}: 4 records" in done.out and sha256 in done.out
    with record.looking() as connection:
        link = last_link(connection)
    assert link is not None and (link.kind, link.subject, link.content) == (
        "export",
        "all.warc.gz by ines",
        sha256,
    )
    assert verify(record) == []


def test_a_format_is_written_with_its_about_file(run: Run, record: Store, tmp_path: Path) -> None:
    out = tmp_path / "kidal.jsonl"
    done = run("export", "jsonl", "place=Kidal", "--out", out, "--record", record.folder)
    assert done.status == 0 and f"{out}: 1 incident" in done.out
    (row,) = out.read_text(encoding="utf-8").splitlines()
    about = json.loads((tmp_path / "kidal.jsonl.about.json").read_text(encoding="utf-8"))
    assert about["filter"] == {"place": "Kidal"} and f"manifest {about['manifest_sha256']}" in done.out
    assert json.loads(row)["tellings"]


def test_a_format_that_tells_itself_stands_alone(run: Run, record: Store, tmp_path: Path) -> None:
    out = tmp_path / "all.zip"
    assert run("export", "csv", "--out", out, "--no-redact", "--record", record.folder).status == 0
    assert "about.json" in zipfile.ZipFile(out).namelist()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("all")] == ["all.zip"]


def test_no_file_is_overwritten_and_none_is_left_half_done(run: Run, record: Store, tmp_path: Path) -> None:
    out = tmp_path / "there.kml"
    out.write_text("mine")
    again = run("export", "kml", "--out", out, "--record", record.folder)
    assert again.status == 2 and "there already" in again.err and out.read_text() == "mine"
    missing = run("export", "kml", "--out", tmp_path / "no" / "x.kml", "--record", record.folder)
    assert missing.status == 2 and "cannot be written" in missing.err


def test_wrong_formats_and_missing_names_are_told(run: Run, record: Store) -> None:
    wrong = run("export", "docx", "--out", "x", "--record", record.folder)
    assert wrong.status == 2 and "use one of csv" in wrong.err
    assert "give --out FILE" in run("export", "csv", "--record", record.folder).err
